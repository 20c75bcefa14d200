import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * As much of S3 as reading needs, on loopback: HEAD and GET with ranges over the files of a folder. It checks no
 * signatures; what asked without one is refused.
 */
export async function startObjectStore(
  folder: string,
): Promise<{ readonly url: string; readonly asked: string[]; stop(): void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://store').pathname).replace(/^\/pool/, '');
    const file = join(folder, path);
    asked.push(`${request.method} ${path}`);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return response.writeHead(403).end();
    if (!existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    const bytes = readFileSync(file);
    const head = { 'accept-ranges': 'bytes', etag: '"0"', 'last-modified': new Date(0).toUTCString() };
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
    const [from, to] = range ? [Number(range[1]), Number(range[2] || bytes.length - 1)] : [0, bytes.length - 1];
    const part = { ...head, 'content-length': to - from + 1 };
    response.writeHead(
      range ? 206 : 200,
      range ? { ...part, 'content-range': `bytes ${from}-${to}/${bytes.length}` } : part,
    );
    return response.end(request.method === 'HEAD' ? undefined : bytes.subarray(from, to + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pool/`;
  return {
    url,
    asked,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
