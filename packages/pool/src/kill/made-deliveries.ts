import { type SourceContract, sourceContract } from '@junheng/engine/source';

const say = { zh: '规则', en: 'rule' };
const common = { version: '1', names: say, owner: 'x', purpose: say, format: { kind: 'csv' }, optional: true };

/** Two small sources: days that later files correct, and stays of people, which SQL reads. */
export const contracts: readonly SourceContract[] = [
  sourceContract.parse({
    ...common,
    source: 'cases',
    file: 'cases-*.csv',
    columns: ['day', 'n'],
    tables: [
      {
        table: 'surveillance',
        fields: { region_id: { const: 'r' }, date: 'day', condition_code: { const: 'flu' }, cases: 'n' },
        key: ['date'],
        repeat: 'last',
      },
    ],
  }),
  sourceContract.parse({
    ...common,
    source: 'stays',
    file: 'stays-*.csv',
    columns: ['id', 'person', 'from', 'to'],
    tables: [
      {
        table: 'encounter',
        fields: {
          encounter_id: 'id',
          person_key: { pseudonym: ['person'] },
          facility_id: { const: 'f' },
          service_code: { const: 'medicine' },
          class: { const: 'inpatient' },
          start: { day: 'from' },
          end: { day: 'to' },
        },
        key: ['encounter_id'],
      },
    ],
  }),
];

export type MadeDelivery = {
  readonly source: string;
  readonly file: string;
  readonly content: string;
  readonly arrivedAt: string;
};

const firstArrival = Date.UTC(2025, 0, 1);
const dayOf = (n: number) => new Date(firstArrival + n * 86_400_000).toISOString().slice(0, 10);

/**
 * The delivery of a number, always the same one: every third of stays, the others of daily counts that take the place
 * of half of those before. Each has a row that nobody can read and one that is there twice.
 */
export function makeDelivery(number: number): MadeDelivery {
  const arrivedAt = new Date(firstArrival + number * 60_000).toISOString();
  const name = String(number).padStart(5, '0');
  if (number % 3 === 2) {
    const row = (i: number) => `s${number}-${i},p${(number * 7 + i) % 50},${dayOf(i)},${dayOf(i + 2)}`;
    const rows = [...Array.from({ length: 40 }, (_, i) => row(i)), row(3), `s${number}-x,p,never,${dayOf(1)}`];
    return {
      source: 'stays',
      file: `stays-${name}.csv`,
      content: `id,person,from,to\n${rows.join('\n')}\n`,
      arrivedAt,
    };
  }
  const rows = Array.from({ length: 10 }, (_, i) => `${dayOf(number * 5 + i)},${number}`);
  const content = `day,n\n${[...rows, rows[4], 'never,1'].join('\n')}\n`;
  return { source: 'cases', file: `cases-${name}.csv`, content, arrivedAt };
}
