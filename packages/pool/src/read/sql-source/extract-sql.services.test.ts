import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../../ingest/ingest.ts';
import { openPool } from '../../reader/open-pool.ts';
import { type ExtractOptions, extractSql, type SqlLimits } from './extract-sql.ts';

const { TEST_DATABASE_URL: pgUrl = '', TEST_MARIADB_URL: mariaUrl = '' } = process.env;
const { TEST_DATABASE_CA: pgCa = '', TEST_MARIADB_CA: mariaCa = '' } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'junheng-sql-'));
const admin = new pg.Client({ connectionString: pgUrl });
let maria: Awaited<ReturnType<typeof createConnection>>;

beforeAll(async () => {
  await admin.connect();
  maria = await createConnection({ uri: mariaUrl, multipleStatements: true });
});
afterAll(async () => {
  await admin.end();
  await maria.end();
  rmSync(folder, { recursive: true });
});

type Driver = 'postgres' | 'mysql';
const urls: Readonly<Record<Driver, string>> = { postgres: pgUrl, mysql: mariaUrl };
const drivers = ['postgres', 'mysql'] as const;
const say = { zh: '甲', en: 'a' };

const contract = (driver: Driver, query: string, more: Partial<SourceContract> = {}): SourceContract =>
  sourceContract.parse({
    source: 'his',
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: 'stays.csv',
    format: { kind: 'sql', driver, connection: 'HIS_URL', query },
    columns: ['id'],
    tables: [
      {
        table: 'facility',
        fields: { facility_id: 'id', name: 'id', kind: { const: 'general' } },
        key: ['facility_id'],
      },
    ],
    ...more,
  });

let files = 0;
async function extract(
  driver: Driver,
  query: string,
  options: Partial<SqlLimits> & { url?: string; signal?: AbortSignal } = {},
) {
  const target = join(folder, 'extracts', `${files++}.csv`);
  const given: ExtractOptions = {
    environment: { HIS_URL: options.url ?? urls[driver] },
    limits: { seconds: 20, rows: 1e6, bytes: 1e8, ...options },
  };
  const counts = await extractSql(contract(driver, query), target, options.signal, given);
  return { text: readFileSync(target, 'utf8'), ...counts };
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none', params: {} as Record<string, unknown>, text: '' }),
    (error: { code: string; params: Record<string, unknown> }) => ({
      code: error.code,
      params: error.params,
      text: `${error} ${JSON.stringify(error)}`,
    }),
  );

test('PostgreSQL: every type as text that means the same everywhere', async () => {
  const { text } = await extract(
    'postgres',
    `SELECT * FROM (VALUES
    (1, 9223372036854775807::bigint, 12345678901234567890.1234567890::numeric, 0.1::float8, true, DATE '1900-01-01',
     TIMESTAMP '2024-02-29 08:30:00.123456', TIMESTAMPTZ '2024-02-29 08:30:00+08', '县医院, "东区"'::text, E'a\\nb', 'x '::char(3)),
    (2, -1, -0.50, 1e300, false, DATE '2299-12-31', TIMESTAMP '1969-12-31 23:59:59', TIMESTAMPTZ '2024-01-01 00:00:00Z', '', '𠮷', ''),
    (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) AS t (id, big, exact, real, yes, day, at, zoned, name, lines, padded) ORDER BY id`,
  );
  expect(text).toBe(`id,big,exact,real,yes,day,at,zoned,name,lines,padded
1,9223372036854775807,12345678901234567890.1234567890,0.1,true,1900-01-01,2024-02-29T08:30:00.123456,2024-02-29T00:30:00Z,"县医院, ""东区""","a\nb","x  "
2,-1,-0.50,1e+300,false,2299-12-31,1969-12-31T23:59:59,2024-01-01T00:00:00Z,,𠮷,
3,,,,,,,,,,
`);
});

test('MariaDB: the same; a database in GBK comes in UTF-8', async () => {
  await maria.query(`DROP DATABASE IF EXISTS his_gbk; CREATE DATABASE his_gbk CHARACTER SET gbk; USE his_gbk;
    CREATE TABLE stays (id INT, big BIGINT, exact DECIMAL(40,10), real_ DOUBLE, yes BOOLEAN, day DATE, at DATETIME(6), zoned TIMESTAMP NULL, name VARCHAR(50), lines_ TEXT, kind ENUM('门诊','住院'));
    SET time_zone = '+08:00';
    INSERT INTO stays VALUES (1, 9223372036854775807, 123456789012345678901234567890.1234567890, 0.1, TRUE, '1900-01-01', '2024-02-29 08:30:00.123456', '2024-02-29 08:30:00', '县医院, "东区"', 'a\\nb', '住院'),
      (2, -1, -0.5, 1e300, FALSE, '2299-12-31', '1969-12-31 23:59:59', '2024-01-01 08:00:00', '', '齉龘', '门诊'),
      (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);`);
  const { text } = await extract('mysql', 'SELECT * FROM stays ORDER BY id', {
    url: mariaUrl.replace(/\/junheng$/, '/his_gbk'),
  });
  expect(text).toBe(`id,big,exact,real_,yes,day,at,zoned,name,lines_,kind
1,9223372036854775807,123456789012345678901234567890.1234567890,0.1,1,1900-01-01,2024-02-29T08:30:00.123456,2024-02-29T00:30:00Z,"县医院, ""东区""","a\nb",住院
2,-1,-0.5000000000,1e300,0,2299-12-31,1969-12-31T23:59:59.000000,2024-01-01T00:00:00Z,,齉龘,门诊
3,,,,,,,,,,
`);
});

test('a long answer comes bit by bit, and the same answer gives the same bytes', async () => {
  await admin.query(
    `CREATE TABLE IF NOT EXISTS long_list AS SELECT i AS id, md5(i::text) AS name FROM generate_series(1, 60000) i`,
  );
  await maria.query(
    `USE junheng; CREATE TABLE IF NOT EXISTS long_list AS SELECT seq AS id, md5(seq) AS name FROM seq_1_to_60000`,
  );
  const both = await Promise.all(
    drivers.map((driver) => extract(driver, 'SELECT id, name FROM long_list ORDER BY id')),
  );
  expect(both.map(({ rows }) => rows)).toEqual([60000, 60000]);
  expect(both[1]?.text).toBe(both[0]?.text);
  expect(both[0]?.text.split('\n')[60000]).toMatch(/^60000,[0-9a-f]{32}$/);
});

test('nothing can be written, and nothing is asked twice', async () => {
  await admin.query('CREATE TABLE IF NOT EXISTS untouched (id int)');
  await maria.query('USE junheng; CREATE TABLE IF NOT EXISTS untouched (id int)');
  const writes: Readonly<Record<Driver, string>> = {
    postgres: 'INSERT INTO untouched VALUES (1) RETURNING id',
    mysql: 'INSERT INTO untouched VALUES (1)',
  };
  for (const driver of drivers) {
    expect((await refusal(extract(driver, writes[driver]))).code).toBe('connection.error.query');
    expect((await refusal(extract(driver, 'SELECT 1 AS id; DROP TABLE untouched'))).code).toBe(
      'connection.error.query',
    );
  }
  expect((await admin.query('SELECT count(*)::int AS n FROM untouched')).rows).toEqual([{ n: 0 }]);
  expect((await maria.query('SELECT count(*) AS n FROM junheng.untouched'))[0]).toEqual([{ n: 0 }]);
});

test('what goes wrong is told in one sentence, without the password', async () => {
  for (const driver of drivers) {
    const url = new URL(urls[driver]);
    const wrong = (change: Partial<Pick<URL, 'password' | 'port' | 'pathname' | 'username'>>) => {
      const other = Object.assign(new URL(url), change);
      return refusal(extract(driver, 'SELECT 1 AS id', { url: other.href }));
    };
    const told = {
      password: await wrong({ password: 's3cret-pw' }),
      port: await wrong({ port: '1', password: 's3cret-pw' }),
      database: await wrong({ pathname: '/none' }),
      table: await refusal(extract(driver, 'SELECT id FROM no_such_table')),
      grammar: await refusal(extract(driver, 'SELEKT 1')),
    };
    expect(Object.fromEntries(Object.entries(told).map(([what, { code }]) => [what, code]))).toEqual({
      password: 'connection.error.refused',
      port: 'connection.error.unreachable',
      database: 'connection.error.refused',
      table: 'connection.error.query',
      grammar: 'connection.error.query',
    });
    expect(String(told.table.params.why)).toContain('no_such_table');
    expect(told.password.text + told.port.text).not.toContain('s3cret-pw');
  }
});

test('a query that takes too long is stopped, by the server', async () => {
  const slow: Readonly<Record<Driver, string>> = {
    postgres: 'SELECT pg_sleep(30) AS id',
    mysql: 'SELECT count(*) AS id FROM seq_1_to_100000 a, seq_1_to_100000 b',
  };
  const started = performance.now();
  const codes = await Promise.all(drivers.map((driver) => refusal(extract(driver, slow[driver], { seconds: 1 }))));
  expect(codes.map(({ code }) => code)).toEqual(['connection.error.timeout', 'connection.error.timeout']);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('an answer beyond its bounds, bytes, columns without a name or twice: refused, and no file is left', async () => {
  const bytes: Readonly<Record<Driver, string>> = {
    postgres: "SELECT 1 AS id, '\\x00'::bytea AS picture",
    mysql: "SELECT 1 AS id, x'00ff' AS picture",
  };
  for (const driver of drivers) {
    const list = 'SELECT id, name FROM long_list';
    expect(await refusal(extract(driver, list, { rows: 10 }))).toMatchObject({
      code: 'connection.error.tooManyRows',
      params: { limit: 10 },
    });
    expect((await refusal(extract(driver, list, { bytes: 1000 }))).code).toBe('connection.error.tooManyBytes');
    expect(await refusal(extract(driver, bytes[driver]))).toMatchObject({
      code: 'connection.error.binary',
      params: { column: 'picture' },
    });
    expect((await refusal(extract(driver, 'SELECT id, id FROM long_list'))).code).toBe(
      'connection.error.repeatedColumn',
    );
  }
  expect(readdirSync(join(folder, 'extracts')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a stop from outside ends the question and leaves no file', async () => {
  for (const driver of drivers) {
    const stop = new AbortController();
    const slow = driver === 'postgres' ? 'SELECT pg_sleep(20) AS id' : 'SELECT sleep(20) AS id';
    const work = extract(driver, slow, { signal: stop.signal });
    setTimeout(() => stop.abort(), 300);
    const started = performance.now();
    await expect(work).rejects.toThrow(/abort/i);
    expect(performance.now() - started).toBeLessThan(3000);
  }
});

test('TLS: a certificate is checked against its authority, and refused without it', async () => {
  for (const [driver, ca] of [
    ['postgres', pgCa],
    ['mysql', mariaCa],
  ] as const) {
    const at = (host: string, more: string) => `${urls[driver].replace('127.0.0.1', host)}?${more}`;
    const how =
      driver === 'postgres'
        ? 'SELECT ssl::text AS id FROM pg_stat_ssl WHERE pid = pg_backend_pid()'
        : "SHOW STATUS LIKE 'Ssl_version'";
    const checked = await extract(driver, how, { url: at('localhost', `sslmode=verify-full&sslrootcert=${ca}`) });
    expect(checked.text).toMatch(driver === 'postgres' ? /^id\ntrue\n$/ : /Ssl_version,TLS/);
    expect((await extract(driver, how, { url: at('127.0.0.1', 'sslmode=require') })).text).toBe(checked.text);
    expect((await refusal(extract(driver, how, { url: at('localhost', 'sslmode=verify-full') }))).code).toBe(
      'connection.error.certificate',
    );
  }
});

test('ingest: a database is a source like any other: its extract is kept, and not read again when nothing changed', async () => {
  await admin.query(
    `DROP TABLE IF EXISTS hospital; CREATE TABLE hospital (id text, name text); INSERT INTO hospital VALUES ('f1', '县医院'), ('f2', NULL), ('f3', '东乡卫生院')`,
  );
  process.env.HIS_URL = pgUrl;
  const poolFolder = join(folder, 'pool');
  const one = contract('postgres', 'SELECT id, name FROM hospital ORDER BY id', {
    columns: ['id', 'name'],
    tables: [
      {
        table: 'facility',
        fields: { facility_id: 'id', name: 'name', kind: { const: 'general' } },
        key: ['facility_id'],
        repeat: 'first',
      },
    ],
  });
  const run = () => ingest({ regionId: 'r', contracts: [one], regionFolder: folder, dataFolder: folder, poolFolder });
  const first = await run();
  expect(
    first.deliveries.map(({ read, accepted, quarantined, format }) => ({ read, accepted, quarantined, format })),
  ).toEqual([{ read: 3, accepted: 2, quarantined: 1, format: 'sql' }]);
  const raw = join(poolFolder, 'raw/his', first.deliveries[0]?.delivery_id ?? '', 'stays.csv');
  expect(readFileSync(raw, 'utf8')).toBe('id,name\nf1,县医院\nf2,\nf3,东乡卫生院\n');
  expect((await run()).id).toBe(first.id);
  const reader = await openPool(poolFolder, first, { clickhouse: null });
  expect((await reader.readTable('facility')).map(({ name }) => name)).toEqual(['县医院', '东乡卫生院']);
  reader.close();
  await admin.query(`UPDATE hospital SET name = '中心卫生院' WHERE id = 'f2'`);
  const second = await run();
  expect(second.deliveries.map(({ accepted }) => accepted)).toEqual([3]);
  expect(existsSync(raw)).toBe(true);
});

test('SQL Server and Oracle: their drivers load, and a server that is not there is told like any other', async () => {
  for (const driver of ['mssql', 'oracle'] as const) {
    const environment = { HIS_URL: `${driver}://reader:s3cret-pw@127.0.0.1:1/his` };
    const one = contract('postgres', 'SELECT 1 AS id', {
      format: { kind: 'sql', driver, connection: 'HIS_URL', query: 'SELECT 1 AS id' },
    });
    const limits = { seconds: 5, rows: 10, bytes: 1000 };
    const told = await refusal(extractSql(one, join(folder, `${driver}.csv`), undefined, { environment, limits }));
    expect(told).toMatchObject({ code: 'connection.error.unreachable', params: { address: '127.0.0.1:1/his' } });
    expect(told.text).not.toContain('s3cret-pw');
  }
});
