import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SnapshotFile } from '@junheng/pool';
import { clickHouseEngine, duckDbEngine, type Plain, type QueryEngine } from '@junheng/pool/sql';
import { startChdb } from './chdb-server.ts';
import { makePool } from './data.ts';
import { type Case, listCases } from './statements.ts';

/** A statement whose answers differ, or that an engine refused. */
export type Difference = {
  readonly of: string;
  readonly sql: string;
  readonly values: string;
  readonly duckdb: string;
  readonly clickhouse: string;
};
export type Comparison = {
  /** Statements that differ in text or values, each asked of every pool. */
  readonly statements: number;
  readonly asked: number;
  /** Answers with at least one row, of one pool that holds rows. */
  readonly withRows: number;
  readonly differences: readonly Difference[];
  /** What each builder of statements was asked. */
  readonly byBuilder: ReadonlyMap<string, number>;
};

/**
 * Asks DuckDB and the ClickHouse engine (chdb, over HTTP, by its own client) every statement of the pool, over
 * generated pools and an empty one, and compares the answers value by value.
 *
 * @param rows rows of each file of a generated pool
 */
export async function compareEngines(rows: number, cases: readonly Case[] = listCases()): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-engines-'));
  const server = await startChdb();
  try {
    const pools = [await makePool(folder, rows), []];
    const differences: Difference[] = [];
    let [asked, withRows] = [0, 0];
    for (const files of pools) {
      const engines = await openBoth(folder, files, server.url);
      const asks = files.length > 0 ? cases : cases.filter(({ of }, i) => of !== 'countOfRows' || i % 10 === 0);
      for (const one of asks) {
        const [duckdb, clickhouse] = await Promise.all(engines.map((engine) => answer(engine, one)));
        asked++;
        if (Array.isArray(duckdb) && duckdb.length > 0 && files.length > 0) withRows++;
        if (typeof duckdb !== 'string' && isDeepStrictEqual(duckdb, clickhouse)) continue;
        const { of, statement } = one;
        differences.push({
          of,
          sql: statement.sql,
          values: JSON.stringify(statement.values),
          ...apart(duckdb, clickhouse),
        });
      }
      for (const engine of engines) engine.close();
    }
    const byBuilder = new Map([...Map.groupBy(cases, ({ of }) => of)].map(([of, all]) => [of, all.length]));
    const statements = new Set(cases.map(({ statement }) => JSON.stringify(statement))).size;
    return { statements, asked, withRows, differences, byBuilder };
  } finally {
    server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function openBoth(folder: string, files: readonly SnapshotFile[], url: string): Promise<readonly QueryEngine[]> {
  const place = { kind: 'file' } as const;
  return [
    await duckDbEngine(folder, { files }),
    await clickHouseEngine(folder, { files }, { url, root: folder, prefix: `${folder}/`, place, timeoutSeconds: 60 }),
  ];
}

type Answer = readonly (readonly Plain[])[] | string;

const answer = (engine: QueryEngine, { statement }: Case): Promise<Answer> =>
  engine.ask(statement).catch((error: Error) => `refused: ${error.message}`);

/** The first rows that differ. */
function apart(duckdb: Answer | undefined, clickhouse: Answer | undefined) {
  const at =
    Array.isArray(duckdb) && Array.isArray(clickhouse)
      ? duckdb.findIndex((row, i) => !isDeepStrictEqual(row, clickhouse[i]))
      : -1;
  const show = (all: Answer | undefined) =>
    Array.isArray(all) ? `${all.length} rows, ${JSON.stringify(all[Math.max(at, 0)])}` : String(all);
  return { duckdb: show(duckdb), clickhouse: show(clickhouse) };
}
