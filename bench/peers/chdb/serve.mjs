// Speaks ClickHouse's HTTP protocol on a free loopback port, with chdb (the ClickHouse engine) behind it: as much of it
// as @clickhouse/client uses for questions. Prints its address when it is ready; ends with its standard input.
import { createServer } from 'node:http';
import { Session } from 'chdb';

const session = new Session();
const reserved = new Set([
  'query_id',
  'query',
  'database',
  'session_id',
  'default_format',
  'role',
  'wait_end_of_query',
]);

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The client writes parameters as ClickHouse's TSV does; SET takes them so, as a text literal. */
function answer(url, body) {
  const settings = [];
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('param_')) session.query(`SET ${name} = ${quoted(value)}`);
    else if (!reserved.has(name)) settings.push(`${name} = ${/^-?\d+$/.test(value) ? value : quoted(value)}`);
  }
  const at = body.lastIndexOf('\nFORMAT ');
  const [sql, format] = at < 0 ? [body, ''] : [body.slice(0, at), body.slice(at)];
  return session.query(`${sql}${settings.length > 0 ? `\nSETTINGS ${settings.join(', ')}` : ''}${format}`);
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const url = new URL(request.url, 'http://127.0.0.1');
    if (url.pathname === '/ping') return response.end('Ok.\n');
    try {
      const text = answer(url, Buffer.concat(chunks).toString());
      response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=UTF-8' }).end(text);
    } catch (error) {
      const code = /Code: (\d+)/.exec(error.message)?.[1] ?? '0';
      response.writeHead(500, { 'x-clickhouse-exception-code': code }).end(error.message);
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on('end', () => process.exit(0));
