import { expect, test } from 'vitest';
import { toClickHouse } from './clickhouse-dialect.ts';
import { clickHouseFrom, masked } from './clickhouse-options.ts';

test('ClickHouse: placeholders become typed parameters; text in quotation marks stays as it is', () => {
  expect(
    toClickHouse(`SELECT '?', "AS DATE" FROM t WHERE a = ? AND b <= CAST(? AS DATE) AND c = ?`, [
      'x',
      '2024-01-31',
      2.5,
    ]),
  ).toMatchObject({
    sql: `SELECT '?', "AS DATE" FROM t WHERE a = {p1:String} AND b <= CAST({p2:String} AS Date32) AND c = {p3:Float64}`,
    values: { p1: 'x', p2: '2024-01-31', p3: 2.5 },
  });
  expect(toClickHouse(`SELECT date_trunc('month', "at"), lower(x)`, []).sql).toBe(
    'SELECT toStartOfMonth( "at"), lowerUTF8(x)',
  );
  expect(() => toClickHouse('SELECT ?', [])).toThrow(RangeError);
  expect(() => toClickHouse('SELECT 1', ['x'])).toThrow(RangeError);
});

test('ClickHouse: the environment says where it is and how it sees the files', () => {
  expect(clickHouseFrom({})).toBeUndefined();
  const url = 'http://reader:pw@ch:8123/junheng';
  expect(
    clickHouseFrom({ CLICKHOUSE_URL: url, CLICKHOUSE_ROOT: '/srv', CLICKHOUSE_FILES: 's3Cluster:all:pool:data/' }),
  ).toEqual({
    url,
    root: '/srv',
    prefix: 'data/',
    place: { kind: 's3Cluster', cluster: 'all', collection: 'pool' },
    timeoutSeconds: 60,
  });
  expect(clickHouseFrom({ CLICKHOUSE_URL: url, CLICKHOUSE_FILES: 'fileCluster:all:x/' })?.place).toEqual({
    kind: 'fileCluster',
    cluster: 'all',
  });
  expect(clickHouseFrom({ CLICKHOUSE_URL: url })?.place).toEqual({ kind: 'file' });
  expect(() => clickHouseFrom({ CLICKHOUSE_URL: url, CLICKHOUSE_FILES: 'ftp:x' })).toThrow('clickhouseFiles');
  expect(() => clickHouseFrom({ CLICKHOUSE_URL: url, CLICKHOUSE_FILES: "s3:a') --:x" })).toThrow('clickhouseFiles');
  expect(masked(url)).toBe('http://reader:***@ch:8123/junheng');
});
