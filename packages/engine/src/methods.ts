import { balanceMethods } from './balance/methods.ts';
import { decideMethods } from './decide/methods.ts';
import { dispatchMethods } from './dispatch/methods.ts';
import type { Method } from './domain/index.ts';
import { feedbackMethods } from './feedback/methods.ts';
import { forecastMethods } from './forecast/methods.ts';
import { planMethods } from './plan/methods.ts';
import { poolMethods } from './pool/methods.ts';
import { profileMethods } from './profile/methods.ts';
import { simulateMethods } from './simulate/methods.ts';
import { sourceMethods } from './source/methods.ts';

/** Every method that can be called by name, in the order of the loop. */
export const methods: readonly Method[] = [
  ...sourceMethods,
  ...poolMethods,
  ...profileMethods,
  ...balanceMethods,
  ...forecastMethods,
  ...planMethods,
  ...simulateMethods,
  ...dispatchMethods,
  ...decideMethods,
  ...feedbackMethods,
];
