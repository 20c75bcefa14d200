import { expect, test } from 'vitest';
import { readAddress, type SqlFormat, tlsOptions } from './address.ts';

const format = (driver: SqlFormat['driver']): SqlFormat => ({
  kind: 'sql',
  driver,
  connection: 'HIS_URL',
  query: 'SELECT 1',
});
const read = (text: string | undefined, driver: SqlFormat['driver'] = 'postgres') =>
  readAddress('his', format(driver), text);

test('address: user, password and names may hold any character; what is shown holds no password', () => {
  const address = read('postgres://r%40d:p%3A%2Fw%E5%AF%86@db.hospital.cn/%E5%8C%BB%E9%99%A2');
  expect(address).toMatchObject({
    user: 'r@d',
    password: 'p:/w密',
    database: '医院',
    port: 5432,
    host: 'db.hospital.cn',
  });
  expect(address.shown).toBe('db.hospital.cn:5432/医院');
});

test('address: beyond this machine the server is checked, unless the address says otherwise', () => {
  const tls = (text: string) => tlsOptions(read(text));
  expect(tls('postgres://a:b@10.0.0.5/x')).toEqual({ rejectUnauthorized: true });
  expect(tls('postgres://a:b@10.0.0.5/x?sslmode=require')).toEqual({ rejectUnauthorized: false });
  expect(tls('postgres://a:b@10.0.0.5/x?sslmode=disable')).toBeUndefined();
  expect(tls('postgres://a:b@127.0.0.1/x')).toBeUndefined();
  expect(tls('postgres://a:b@[::1]/x')).toBeUndefined();
});

test('address: each driver has its port and its scheme', () => {
  expect(read('mariadb://a:b@10.0.0.5/x', 'mysql').port).toBe(3306);
  expect(read('mssql://a:b@10.0.0.5/x', 'mssql').port).toBe(1433);
  expect(read('oracle://a:b@10.0.0.5:1599/x', 'oracle').port).toBe(1599);
  expect(() => read('mysql://a:b@10.0.0.5/x', 'postgres')).toThrow('connection.error.notAnAddress');
});

test('address: what is not there or cannot be read is told without showing it', () => {
  expect(() => read(undefined)).toThrow('connection.error.notSet');
  for (const text of [
    's3cret',
    'postgres://a:s3cret@/x',
    'postgres://a:s3cret%@h/x',
    'postgres://a:s3cret@h/x?sslmode=maybe',
  ]) {
    let told = '';
    try {
      read(text);
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain('connection.error.notAnAddress');
    expect(told).not.toContain('s3cret');
  }
  expect(() => read('postgres://a:b@h/x?sslrootcert=/not/there.pem')).toThrow('source.error.notThere');
});
