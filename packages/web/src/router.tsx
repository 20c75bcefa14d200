import { createRootRoute, createRoute, createRouter, retainSearchParams } from '@tanstack/react-router';
import { type AddressState, readAddress } from './address.ts';
import { Shell } from './frame/shell.tsx';
import { BrokenPage, FirstRegion, NoSuchPage, RegionHome, StageView } from './pages.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NoSuchPage,
  validateSearch: readAddress,
  search: { middlewares: [retainSearchParams<AddressState>(['lang', 'theme'])] },
});
const index = createRoute({ getParentRoute: () => root, path: '/', component: FirstRegion });
const home = createRoute({ getParentRoute: () => root, path: '/$region', component: RegionHome });
const stage = createRoute({ getParentRoute: () => root, path: '/$region/$stage', component: StageView });

/** The address keeps plain text: an id that looks like a number stays what it is. */
export const router = createRouter({
  routeTree: root.addChildren([index, home, stage]),
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
