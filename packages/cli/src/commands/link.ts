import { linkRegion } from '@junheng/flow/link';
import { parseArguments, userPath } from '../arguments.ts';
import { Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng link`: which people of two sources of a region are one. */
export async function link(args: readonly string[], { speaker, print, signal }: Shell): Promise<void> {
  const options = { data: 'text', into: 'text', from: 'text', store: 'text', out: 'text', decided: 'text' } as const;
  const given = parseArguments('link', args, { ...options, upper: 'text', lower: 'text', json: 'flag' }, 1);
  const [folder] = given.positionals;
  const [into, from, decided] = [given.text('into'), given.text('from'), given.day('decided')];
  const [store, out] = [given.path('store'), given.path('out')];
  if (folder === undefined) throw new Problem('cli.error.needs', { verb: 'link', what: '<region folder>' });
  if (!into || !from || !store || !out || !decided) {
    throw new Problem('cli.error.needs', { verb: 'link', what: '--into --from --store --out --decided' });
  }
  const found = await linkRegion({
    folder: userPath(folder),
    ...{ data: given.path('data'), store, out, into, from, decided, signal },
    upper: given.number('upper', 0.95, 0.5, 1),
    lower: given.number('lower', 0.3, 0.001, 1),
  });
  if (given.flag('json')) return print(JSON.stringify(found, null, 2));
  const { t } = speaker;
  for (const { source, people, rows, without_key } of found.encoded) {
    print(t('cli.link.encoded', { source, people, count: rows, without: without_key }));
  }
  const { by_number, by_probability, review, compared } = found;
  print(t('cli.link.linked', { by_number, by_probability, count: compared }));
  print(t('cli.link.written', { out, review }));
}
