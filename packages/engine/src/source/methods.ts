import { type Method, method } from '../domain/index.ts';
import { compileDictionary } from './clean/classify.ts';
import type { SourceContract } from './contract.ts';
import { compileExpression } from './expression.ts';
import { linkPeople } from './linkage/link-people.ts';
import { compileMapping } from './mapping.ts';
import {
  classifyInput,
  classifyOutput,
  cleanInput,
  cleanOutput,
  evaluateInput,
  evaluateOutput,
  linkInput,
  linkOutput,
  mapInput,
  mapOutput,
} from './methods-contract.ts';
import { cleanName } from './read-value.ts';
import type { ReadingIssue } from './reading.ts';

/** Rows of columns of one length. Throws a RangeError when the lengths differ. */
function rowsOf(columns: Readonly<Record<string, readonly (string | null)[]>>): (string | undefined)[][] {
  const lists = Object.values(columns);
  const rows = lists[0]?.length ?? 0;
  for (const [name, list] of Object.entries(columns)) {
    if (list.length !== rows) throw new RangeError(`Column "${name}" has ${list.length} entries, others ${rows}.`);
  }
  return Array.from({ length: rows }, (_, i) => lists.map((list) => list[i] ?? undefined));
}

/** What the stage offers by id. */
export const sourceMethods: readonly Method[] = [
  method({
    id: 'source/evaluate',
    version: '1',
    answers: {
      zh: '数据契约中的一个表达式，对给定的各行得出什么值，哪些字段读不出来？',
      en: 'What does an expression of a contract give for each row, and what could not be read?',
    },
    reference: 'packages/engine/src/source/README.md',
    input: evaluateInput,
    output: evaluateOutput,
    run({ expression, columns }) {
      const names = Object.keys(columns);
      const evaluate = compileExpression(expression, {
        columnAt: (name) => (names.includes(name) ? names.indexOf(name) : undefined),
      });
      const found: ({ row: number } & ReadingIssue)[] = [];
      const values = rowsOf(columns).map((cells, row) => {
        const issues: ReadingIssue[] = [];
        const value = evaluate(cells, issues);
        found.push(...issues.map((issue) => ({ row, ...issue })));
        return value;
      });
      return { values, issues: found };
    },
  }),
  method({
    id: 'source/map',
    version: '1',
    answers: {
      zh: '按数据契约，各行生成标准表的哪些行，哪些行要隔离，为什么？',
      en: 'Which rows of standard tables does a contract make of given rows, and which are kept out, and why?',
    },
    reference: 'packages/engine/src/source/README.md',
    input: mapInput,
    output: mapOutput,
    run({ contract, columns, rows, shapes }) {
      const map = compileMapping(contract as SourceContract, columns, { shapes, checks: () => [] });
      const made = rows.map((cells, row) => ({ row, ...map(cells) }));
      return {
        rows: made.flatMap((one) =>
          one.status === 'usable'
            ? one.rows.map(({ table, values }) => ({
                row: one.row,
                table,
                values: Object.fromEntries(
                  Object.keys(shapes[table] ?? {}).map((name, i) => [name, values[i] ?? null]),
                ),
              }))
            : [],
        ),
        quarantined: made.flatMap((one) =>
          one.status === 'quarantined'
            ? [{ row: one.row, breaches: one.breaches.map(({ rule_say: _, ...breach }) => breach) }]
            : [],
        ),
        flagged: made.flatMap((one) =>
          one.status === 'usable' && one.flags.length > 0
            ? [{ row: one.row, rules: one.flags.map(({ rule }) => rule) }]
            : [],
        ),
      };
    },
  }),
  method({
    id: 'source/clean-name',
    version: '1',
    answers: {
      zh: '名称统一写法之后是什么样，以便按名称关联？',
      en: 'How does a name read once it is made ready for joins?',
    },
    reference: 'Unicode Standard Annex #15 (NFKC), https://www.unicode.org/reports/tr15/',
    input: cleanInput,
    output: cleanOutput,
    run: ({ names }) => ({ names: names.map(cleanName) }),
  }),
  method({
    id: 'source/classify',
    version: '1',
    answers: {
      zh: '按词典，自由文本可能是哪些编码，把握有多大？',
      en: 'Which codes may a free text mean by a dictionary, and how sure is that?',
    },
    reference: 'Chapman et al. 2001, doi:10.1006/jbin.2001.1029; packages/engine/src/source/clean/classify.ts',
    input: classifyInput,
    output: classifyOutput,
    run({ texts, dictionary }) {
      const guess = compileDictionary(dictionary);
      return { guesses: texts.map((text) => [...guess(text)]) };
    },
  }),
  method({
    id: 'source/link-people',
    version: '1',
    answers: {
      zh: '两个来源的加密编码记录中，哪些是同一个人？',
      en: 'Which keyed encodings of two sources are one person?',
    },
    reference:
      'Fellegi & Sunter 1969, doi:10.1080/01621459.1969.10501049; Schnell, Bachteler & Reiher 2009, doi:10.1186/1472-6947-9-41',
    input: linkInput,
    output: linkOutput,
    run: ({ left, right, upper, lower }) => linkPeople(left, right, { upper, lower }),
  }),
];
