import { findPersonKey } from '@junheng/flow';
import { manifestCatalogue, openPool } from '@junheng/pool';
import { codeListKinds, decideText, importCodeList } from '@junheng/pool/codes';
import { noSuchPart, parseArguments, userPath } from '../arguments.ts';
import { Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng codes`: official lists into the form of contracts; what no list or dictionary could place; decisions on it. */
export async function codes(args: readonly string[], shell: Shell): Promise<void> {
  const [verb = '', ...rest] = args;
  if (verb === 'import') return importList(rest, shell);
  if (verb === 'unknown') return unknown(rest, shell);
  if (verb === 'review') return review(rest, shell);
  if (verb === 'decide') return decide(rest, shell);
  throw noSuchPart('codes', verb, ['import', 'unknown', 'review', 'decide']);
}

const needed = (verb: string, what: string) => new Problem('cli.error.needs', { verb: `codes ${verb}`, what });

async function importList(args: readonly string[], { speaker, say }: Shell): Promise<void> {
  const options = { kind: 'text', code: 'text', name: 'text', parent: 'text', sheet: 'text', out: 'text' } as const;
  const given = parseArguments('codes', args, options, 1);
  const [file] = given.positionals;
  const [code, name, into] = [given.text('code'), given.text('name'), given.path('out')];
  if (file === undefined) throw needed('import', '<file>');
  if (code === undefined || name === undefined || into === undefined) throw needed('import', '--code --name --out');
  const excel = /\.xlsx?$/i.test(file);
  const sheet = given.text('sheet');
  const found = await importCodeList({
    file: userPath(file),
    kind: given.choice('kind', codeListKinds),
    ...{ code, name, into, parent: given.text('parent') },
    ...(excel
      ? { format: { kind: 'excel', header_row: 1, header_rows: 1, until_blank: false, ...(sheet ? { sheet } : {}) } }
      : {}),
  });
  say(speaker.t('cli.codes.imported', { file: into, count: found.codes, empty: found.empty }));
  if (found.refused_count > 0) {
    say(speaker.t('cli.codes.refused', { count: found.refused_count, codes: found.refused.join(', ') }));
  }
}

async function unknown(args: readonly string[], { speaker, print }: Shell): Promise<void> {
  const given = parseArguments('codes', args, { json: 'flag' }, 1);
  const [folder] = given.positionals;
  if (folder === undefined) throw needed('unknown', '<results folder>');
  const snapshot = await manifestCatalogue(userPath(folder)).findSnapshot();
  if (!snapshot) throw new Problem('cli.error.noResults', { folder: userPath(folder) });
  const found = snapshot.deliveries.flatMap(({ source_id, file, unknown_codes }) =>
    (unknown_codes ?? []).map((one) => ({ source_id, file, ...one })),
  );
  if (given.flag('json')) print(JSON.stringify(found, null, 2));
  else if (found.length === 0) print(speaker.t('cli.codes.noneUnknown'));
  for (const { source_id, file, field, code, rows } of given.flag('json') ? [] : found) {
    print(speaker.t('cli.codes.unknown', { source: source_id, file, field, code, count: rows }));
  }
}

async function review(args: readonly string[], { speaker, print }: Shell): Promise<void> {
  const given = parseArguments('codes', args, { source: 'text', rows: 'text', json: 'flag' }, 1);
  const [folder] = given.positionals;
  if (folder === undefined) throw needed('review', '<results folder>');
  const out = userPath(folder);
  const snapshot = await manifestCatalogue(out).findSnapshot();
  if (!snapshot) throw new Problem('cli.error.noResults', { folder: out });
  const pool = await openPool(`${out}/pool`, snapshot, { personKey: findPersonKey(out) });
  try {
    const limit = given.whole('rows', 50, 1, 1000);
    const { rows, total } = await pool.readReview({ source_id: given.text('source') }, { limit });
    if (given.flag('json')) return print(JSON.stringify({ rows, total }, null, 2));
    print(speaker.t('cli.codes.review', { count: total }));
    for (const { source_id, field, text: held, sealed, rows: count, guesses } of rows) {
      const text = sealed ? speaker.t('cli.codes.sealed') : held;
      const best = guesses.map(({ code, score }) => `${code} ${score.toFixed(2)}`).join(', ') || '–';
      print(speaker.t('cli.codes.reviewText', { source: source_id, field, text, count, guesses: best }));
    }
  } finally {
    pool.close();
  }
}

async function decide(args: readonly string[], { speaker, say }: Shell): Promise<void> {
  const options = { term: 'text', code: 'text', none: 'flag', replace: 'flag' } as const;
  const given = parseArguments('codes', args, options, 1);
  const [file] = given.positionals;
  const term = given.text('term');
  const code = given.flag('none') ? null : given.text('code');
  if (file === undefined || term === undefined || code === undefined)
    throw needed('decide', '<dictionary> --term --code');
  const changed = await decideText(userPath(file), { term, code, replace: given.flag('replace') });
  const said = { file: userPath(file), term, code: code ?? '–' };
  say(speaker.t(changed ? 'cli.codes.decided' : 'cli.codes.decidedBefore', said));
}
