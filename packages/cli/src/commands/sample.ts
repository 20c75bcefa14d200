import { makeSample, SampleError } from '@junheng/sample';
import { parseArguments } from '../arguments.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng sample`: writes the sources of the made-up province. */
export async function sample(args: readonly string[], shell: Shell): Promise<void> {
  const options = {
    out: 'text',
    residents: 'text',
    years: 'text',
    seed: 'text',
    dirt: 'text',
    forms: 'text',
    contacts: 'text',
  } as const;
  const given = parseArguments('sample', args, options, 0);
  const out = given.path('out');
  if (out === undefined) throw new Problem('cli.error.needs', { verb: 'sample', what: '--out <folder>' });
  await makeSampleIn(out, shell, {
    residents: given.whole('residents', 3_000_000, 1, 50_000_000),
    years: given.whole('years', 3, 1, 30),
    seed: given.whole('seed', 1, 0, Number.MAX_SAFE_INTEGER),
    dirt: given.number('dirt', 0.01, 0, 0.5),
    forms: given.choice('forms', ['many', 'csv']),
    contacts: given.choice('contacts', ['weekly', 'all']),
  });
}

/** Makes the sample in a folder with progress; what cannot be made is told as a usage problem. */
export async function makeSampleIn(
  out: string,
  { speaker, progress, signal, say }: Shell,
  options: Omit<Parameters<typeof makeSample>[0], 'out' | 'onProgress' | 'signal'>,
): Promise<void> {
  const onProgress = (what: string, share?: number) => progress.show(speaker.t('cli.progress.sample', { what }), share);
  try {
    const made = await makeSample({ out, ...options, onProgress, signal });
    progress.end();
    say(
      speaker.t('cli.done.sample', {
        folder: out,
        residents: options.residents,
        facilities: made.facilities,
        stays: made.stays,
      }),
    );
  } catch (error) {
    if (error instanceof SampleError) {
      throw new Problem(`cli.sampleError.${error.code}`, error.params, exitCodes.usage);
    }
    throw error;
  }
}
