import { installChdb } from '../bench/pool/engines-equal/chdb-server.ts';
import { hasMariaDb, startMariaDb } from './servers/mariadb.ts';
import { findPostgres, startPostgres } from './servers/postgres.ts';
import type { Server } from './servers/server.ts';
import { runTier } from './tier.ts';

/**
 * `npx pnpm test:services`: the suites of databases and connectors (`*.services.test.ts`) against Debian's PostgreSQL
 * and MariaDB, which are started here for this run alone, and against the ClickHouse engine. A server that is missing
 * is named, and the tier fails.
 */
const bin = findPostgres();
const missing = [
  ...(bin === undefined ? ['PostgreSQL is not installed (Debian: apt-get install postgresql).'] : []),
  ...(hasMariaDb() ? [] : ['MariaDB is not installed (Debian: apt-get install mariadb-server).']),
];
const chdb = missing.length > 0 ? undefined : installChdb();
if (chdb !== undefined) missing.push(chdb);
for (const one of missing) console.log(`FAILED ${one}`);

const servers: Server[] = [];
let [passed, failed] = [0, missing.length];
try {
  if (bin !== undefined && missing.length === 0) {
    const [postgres, mariadb] = [await startPostgres(bin), await startMariaDb()];
    servers.push(postgres, mariadb);
    ({ passed, failed } = await runTier('services', {
      TEST_DATABASE_URL: postgres.url,
      TEST_DATABASE_CA: postgres.ca,
      TEST_MARIADB_URL: mariadb.url,
      TEST_MARIADB_CA: mariadb.ca,
    }));
  }
} catch (error) {
  console.log(`FAILED ${error instanceof Error ? error.message : String(error)}`);
  failed++;
} finally {
  for (const server of servers) await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
