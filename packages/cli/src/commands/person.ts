import { eraseFromRegion, verifyRegion } from '@junheng/flow';
import { noSuchPart, parseArguments, userPath } from '../arguments.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng person`: take a person out of a region's pool, and prove that everybody who was is gone. */
export async function person(args: readonly string[], shell: Shell): Promise<void> {
  const [verb = '', ...rest] = args;
  if (verb === 'erase') return erase(rest, shell);
  if (verb === 'verify') return verify(rest, shell);
  throw noSuchPart('person', verb, ['erase', 'verify']);
}

const options = { out: 'text', linkage: 'text', json: 'flag' } as const;

async function erase(args: readonly string[], { speaker, print, signal }: Shell): Promise<void> {
  const asked = { ...options, key: 'text', id: 'text', by: 'text', reason: 'text' } as const;
  const given = parseArguments('person', args, asked, 1);
  const [folder] = given.positionals;
  const need = (what: string) => new Problem('cli.error.needs', { verb: 'person erase', what });
  if (folder === undefined) throw need('<region folder>');
  const [key, id, by, reason] = [given.text('key'), given.text('id'), given.text('by'), given.text('reason')];
  if (by === undefined || reason === undefined) throw need('--by, --reason');
  const record = await eraseFromRegion({
    folder: userPath(folder),
    out: given.path('out'),
    outRoot: userPath('out'),
    linkage: given.path('linkage'),
    keys: key === undefined ? [] : [key],
    identifiers: id === undefined ? [] : [id.split('|')],
    by,
    reason,
    at: new Date().toISOString(),
    signal,
  });
  if (given.flag('json')) return print(JSON.stringify(record, null, 2));
  print(
    speaker.t('cli.person.erased', {
      id: record.id,
      persons: record.person_keys.length,
      snapshots: record.snapshots.length,
      deliveries: record.deliveries.length,
    }),
  );
}

async function verify(args: readonly string[], { speaker, print }: Shell): Promise<void> {
  const given = parseArguments('person', args, options, 1);
  const [folder] = given.positionals;
  if (folder === undefined) throw new Problem('cli.error.needs', { verb: 'person verify', what: '<region folder>' });
  const places = { out: given.path('out'), outRoot: userPath('out'), linkage: given.path('linkage') };
  const proof = await verifyRegion({ folder: userPath(folder), ...places });
  if (given.flag('json')) print(JSON.stringify(proof, null, 2));
  else {
    const { records, persons, files, findings } = proof;
    print(speaker.t('cli.person.checked', { records, persons, files }));
    for (const { file, what } of findings) print(speaker.t(`cli.person.${what}`, { file }));
    if (findings.length === 0) print(speaker.t('cli.person.gone'));
  }
  if (proof.findings.length > 0) throw new Problem('cli.person.notGone', {}, exitCodes.failed);
}
