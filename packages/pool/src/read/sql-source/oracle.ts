import {
  connectSeconds,
  messageOf,
  networkFailure,
  rowsAtOnce,
  type SqlAsk,
  type SqlCell,
  SqlFailure,
  type SqlReader,
} from './reader.ts';

/**
 * Oracle in the driver's thin mode (no Oracle client), row by row in a read-only transaction. Numbers and long texts
 * come as text. Written to the driver's documents; it has not met a server yet.
 */
export async function oracleReader({ address, query, seconds }: SqlAsk): Promise<SqlReader> {
  const { default: oracledb } = await import('oracledb');
  const { host, port, user, password, database, encryption } = address;
  const scheme = encryption === 'disable' ? '' : 'tcps://';
  const checked = encryption === 'verify-full' ? '' : '&ssl_server_dn_match=off';
  const connectString = `${scheme}${host}:${port}/${database}?connect_timeout=${connectSeconds}${scheme === '' ? '' : checked}`;
  const texts: readonly unknown[] = [
    oracledb.DB_TYPE_NUMBER,
    oracledb.DB_TYPE_CLOB,
    oracledb.DB_TYPE_NCLOB,
    oracledb.DB_TYPE_LONG,
  ];
  const bytes: readonly unknown[] = [oracledb.DB_TYPE_RAW, oracledb.DB_TYPE_LONG_RAW, oracledb.DB_TYPE_BLOB];
  let close = () => {};

  return {
    async ask() {
      try {
        const connection = await oracledb.getConnection({ user, password, connectString });
        close = () => void connection.close({ drop: true } as never).catch(() => undefined);
        connection.callTimeout = seconds * 1000;
        await connection.execute('SET TRANSACTION READ ONLY');
        const answer = await connection.execute<unknown[]>(query, [], {
          resultSet: true,
          fetchArraySize: rowsAtOnce,
          outFormat: oracledb.OUT_FORMAT_ARRAY,
          fetchTypeHandler: ({ dbType }: { readonly dbType?: unknown }) =>
            texts.includes(dbType) ? { type: oracledb.STRING } : undefined,
        } as never);
        const { resultSet, metaData = [] } = answer;
        const kinds = metaData.map(({ dbType }) => dbType as unknown);
        return {
          columns: metaData.map(({ name }) => name),
          binary: metaData.filter(({ dbType }) => bytes.includes(dbType)).map(({ name }) => name),
          rows: batches(() => resultSet?.getRows(rowsAtOnce) ?? Promise.resolve([]), kinds),
        };
      } catch (error) {
        throw failure(error);
      }
    },
    close: () => close(),
  };

  async function* batches(more: () => Promise<unknown[][]>, kinds: readonly unknown[]) {
    try {
      for (let rows = await more(); rows.length > 0; rows = await more()) {
        yield rows.map((row) => row.map((cell, i): SqlCell => written(cell, isZoned(kinds[i]))));
      }
    } catch (error) {
      throw failure(error);
    }
  }

  function isZoned(kind: unknown): boolean {
    return kind === oracledb.DB_TYPE_TIMESTAMP_TZ || kind === oracledb.DB_TYPE_TIMESTAMP_LTZ;
  }
}

const two = (n: number, places = 2) => String(n).padStart(places, '0');

/** A time without a zone comes as one of this machine's: its clock is read off again. */
function written(cell: unknown, zoned: boolean): SqlCell {
  if (cell === null || cell === undefined) return null;
  if (!(cell instanceof Date)) return String(cell);
  if (zoned) return cell.toISOString();
  const day = `${two(cell.getFullYear(), 4)}-${two(cell.getMonth() + 1)}-${two(cell.getDate())}`;
  const time = `${two(cell.getHours())}:${two(cell.getMinutes())}:${two(cell.getSeconds())}`;
  return `${day}T${time}${cell.getMilliseconds() === 0 ? '' : `.${two(cell.getMilliseconds(), 3)}`}`;
}

const refused = /ORA-(01017|01045|28000|28001|12514|12505)|NJS-(116|517|518)/;
const unreachable = /ORA-(12541|12545|12170|12537)|NJS-(503|510|511|515|521)/;

function failure(error: unknown): SqlFailure {
  const said = messageOf(error);
  if (refused.test(said)) return new SqlFailure('refused', said);
  if (unreachable.test(said)) return new SqlFailure('unreachable', said);
  if (/NJS-123|DPI-1067|ORA-03156/.test(said)) return new SqlFailure('timeout', said);
  if (/certificate|NJS-505/i.test(said)) return new SqlFailure('certificate', said);
  return new SqlFailure(networkFailure(error) ?? (/ORA-\d+/.test(said) ? 'query' : 'lost'), said);
}
