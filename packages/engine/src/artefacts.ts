import { type BalanceValue, balanceValue } from './balance/contract.ts';
import { type DecideValue, decideValue } from './decide/contract.ts';
import { type DispatchValue, dispatchValue } from './dispatch/contract.ts';
import { type FeedbackValue, feedbackValue } from './feedback/contract.ts';
import { type ForecastValue, forecastValue } from './forecast/contract.ts';
import { type PlanValue, planValue } from './plan/contract.ts';
import { type PoolValue, poolValue } from './pool/contract.ts';
import { type ProfileValue, profileValue } from './profile/contract.ts';
import { type SimulateValue, simulateValue } from './simulate/contract.ts';
import { type SourceValue, sourceValue } from './source/contract.ts';

/** The schema of what each stage makes: the type, the check at the door and the API document at once. */
export const stageValues = {
  source: sourceValue,
  pool: poolValue,
  profile: profileValue,
  balance: balanceValue,
  forecast: forecastValue,
  plan: planValue,
  simulate: simulateValue,
  dispatch: dispatchValue,
  decide: decideValue,
  feedback: feedbackValue,
} as const;

/** What each stage makes, as a type. */
export type StageValues = {
  source: SourceValue;
  pool: PoolValue;
  profile: ProfileValue;
  balance: BalanceValue;
  forecast: ForecastValue;
  plan: PlanValue;
  simulate: SimulateValue;
  dispatch: DispatchValue;
  decide: DecideValue;
  feedback: FeedbackValue;
};
