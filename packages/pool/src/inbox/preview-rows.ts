import { listRowChecks, standardTables } from '@junheng/engine/pool';
import { type Breach, compileMapping, type SourceContract, type Value } from '@junheng/engine/source';
import { openLookups } from '../ingest/earlier.ts';
import { pseudonyms } from '../ingest/pseudonyms.ts';
import type { Snapshot } from '../spi.ts';
import { openSession, type Session } from '../sql/session.ts';
import { columnsOf } from './repair-rows.ts';

/** What would become of a row: the rows of standard tables that it gives, or why it cannot be used. */
export type PreviewedRow =
  | {
      readonly status: 'usable';
      readonly rows: readonly { readonly table: string; readonly values: Readonly<Record<string, Value>> }[];
      readonly flags: readonly Breach[];
    }
  | { readonly status: 'quarantined'; readonly breaches: readonly Breach[] };

export type PreviewOptions = {
  readonly poolFolder: string;
  /** The snapshot whose tables are looked up. */
  readonly snapshot: Snapshot;
  readonly contract: SourceContract;
  /** Without it pseudonyms are shown as dots. */
  readonly personKey?: Uint8Array | undefined;
};

/**
 * Says what would become of rows by a contract, and writes nothing: the reference evaluator, on the tables of a
 * snapshot. Keys that are in the pool already are not looked at.
 *
 * @param rows cells by column, as text; an empty text is an unknown value
 */
export async function previewRows(
  rows: readonly Readonly<Record<string, string | null>>[],
  { poolFolder, snapshot, contract, personKey }: PreviewOptions,
): Promise<readonly PreviewedRow[]> {
  let opened: Session | undefined;
  const session = async () => {
    opened ??= await openSession();
    return opened;
  };
  try {
    const columns = columnsOf(contract, rows);
    const map = compileMapping(contract, columns, {
      shapes: standardTables,
      checks: listRowChecks,
      lookup: await openLookups(contract, { poolFolder, files: snapshot.files, session }),
      pseudonym: personKey ? pseudonyms(personKey) : () => '········',
    });
    return rows.map((row): PreviewedRow => {
      const mapped = map(columns.map((column) => row[column] ?? ''));
      if (mapped.status === 'quarantined') return mapped;
      return {
        status: 'usable',
        flags: mapped.flags,
        rows: mapped.rows
          .filter(({ removes }) => removes === undefined)
          .map(({ table, values }) => ({
            table,
            values: Object.fromEntries(
              Object.keys(standardTables[table as keyof typeof standardTables]).map((name, i) => [
                name,
                values[i] ?? null,
              ]),
            ),
          })),
      };
    });
  } finally {
    opened?.close();
  }
}
