import type { Condition } from '@junheng/engine/domain';
import { type Row, standardTables, type TableName } from '@junheng/engine/pool';
import type { PoolReader, Snapshot } from '@junheng/pool';

/** Rows of some standard tables; columns that are left out are unknown. */
export type MemoryTables = { readonly [T in TableName]?: readonly Partial<Row<T>>[] };

type Cells = Readonly<Record<string, unknown>>;

const holdsOn = ({ valid_from, valid_to }: Cells, day: string): boolean =>
  String(valid_from ?? '') <= day && (valid_to === null || String(valid_to) >= day);

/**
 * A pool held in memory, for tests of stages: tables with conditions, and use of facilities from encounters. Questions
 * about quarantine and lineage have no rows.
 */
export function memoryPool(tables: MemoryTables, snapshot: Partial<Snapshot> = {}): PoolReader {
  const read = (table: TableName, where: readonly Condition[]): Cells[] => {
    const blank = Object.fromEntries(Object.keys(standardTables[table]).map((column) => [column, null]));
    const rows = (tables[table] ?? []) as readonly Cells[];
    return rows.map((row) => ({ ...blank, ...row })).filter((row) => where.every((condition) => holds(row, condition)));
  };
  const stays = (cls: string) =>
    read('encounter', [{ column: 'class', op: 'eq', value: cls }]) as unknown as Row<'encounter'>[];
  const none = async () => [];
  return {
    snapshot: { id: 's-memory', files: [], deliveries: [], absent: [], gaps: [], lastDay: null, ...snapshot },
    readTable: async <T extends TableName>(
      table: T,
      where: readonly Condition[] = [],
      { asOf }: { readonly asOf?: string | undefined } = {},
    ) => read(table, where).filter((row) => asOf === undefined || holdsOn(row, asOf)) as unknown as readonly Row<T>[],
    readRows: async () => ({ columns: [], rows: [], total: 0 }),
    countRows: async ({ table, where }) => read(table as TableName, where).length,
    async contactsByDay({ class: cls }) {
      const days = Map.groupBy(stays(cls), ({ start }) => start);
      return [...days].sort().map(([day, list]) => ({ place_id: null, day, contacts: list.length }));
    },
    countUnmatched: async () => 0,
    countRemarkable: async () => 0,
    findAbove: async () => null,
    async useByFacility({ class: cls, from, to }) {
      const ended = stays(cls).filter(({ end }) => end !== null && end >= from && end <= to);
      const groups = Map.groupBy(ended, ({ facility_id, service_code }) => `${facility_id}\n${service_code}`);
      return [...groups].sort().map(([key, list]) => ({
        facility_id: key.split('\n')[0] as string,
        service_code: key.split('\n')[1] as string,
        stays: list.length,
        bed_days: list.reduce((sum, s) => sum + (Date.parse(s.end as string) - Date.parse(s.start)) / 86_400_000, 0),
        mean_wait_minutes: null,
      }));
    },
    countEncounters: async () => ({ columns: [], rows: [] }),
    stayLengths: none,
    readQuarantine: async () => ({ rows: [], total: 0 }),
    tally: async () => ({ texts: [], codes: [], rows: new Float64Array(0), sums: new Float64Array(0) }),
    readReview: async () => ({ rows: [], total: 0 }),
    close() {},
  };
}

function holds(row: Cells, { column, op, value }: Condition): boolean {
  const cell = row[column] as string | number | null;
  if (op === 'is_null') return cell === null;
  if (op === 'is_not_null') return cell !== null;
  if (op === 'in') return Array.isArray(value) && value.includes(cell as never);
  if (cell === null) return false;
  const bound = value as string | number;
  if (op === 'eq') return cell === bound;
  if (op === 'ne') return cell !== bound;
  if (op === 'lt') return cell < bound;
  if (op === 'le') return cell <= bound;
  return op === 'gt' ? cell > bound : cell >= bound;
}
