import { health } from '../contract.ts';
import type { Routes } from './route.ts';

/** Is the server there, and how many regions does it show? */
export const healthRoutes: Routes = (app, { regions }) => {
  app.get(
    '/api/health',
    { schema: { summary: 'Is the server there?', tags: ['server'], response: { 200: health } } },
    async () => ({ status: 'ok' as const, product: 'junheng' as const, regions: (await regions.list()).length }),
  );
};
