import { health, session } from '../contract.ts';
import { accessOf } from '../steward/guard.ts';
import type { Routes } from './route.ts';

/** Is the server there, how many regions does it show, and may whoever asks write? */
export const healthRoutes: Routes = (app, { regions, writing }) => {
  app.get(
    '/api/health',
    { schema: { summary: 'Is the server there?', tags: ['server'], response: { 200: health } } },
    async () => ({ status: 'ok' as const, product: 'junheng' as const, regions: (await regions.list()).length }),
  );
  app.get(
    '/api/session',
    {
      schema: { summary: 'Who may write here, and may this request?', tags: ['server'], response: { 200: session } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return accessOf(request, writing);
    },
  );
};
