import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { ProblemError, toProblem } from './problem.ts';
import type { App } from './routes/route.ts';

/**
 * Serves the built web app. Files under `assets/` carry a hash in their name and may be kept for ever; every other
 * address that is no file and not below `/api` is a page of the app, which reads the address itself.
 */
export async function serveWebApp(app: App, dist: string | undefined): Promise<void> {
  if (dist) {
    await app.register(fastifyStatic, {
      root: dist,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const kept = path.includes('/assets/');
        reply.setHeader('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const page = dist ? await readFile(join(dist, 'index.html'), 'utf8') : undefined;
  app.setNotFoundHandler(async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const isPage =
      page !== undefined &&
      request.method === 'GET' &&
      !pathname.startsWith('/api/') &&
      !/\.[a-z0-9]+$/i.test(pathname);
    if (isPage) return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
    const { status, code, params } = new ProblemError('unknown_address', 404, { address: pathname.slice(0, 200) });
    return reply
      .code(status)
      .type('application/problem+json; charset=utf-8')
      .send(toProblem(code, status, params));
  });
}
