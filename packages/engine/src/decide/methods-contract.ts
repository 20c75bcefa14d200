import { z } from 'zod';
import { balanceDetail } from '../balance/index.ts';
import { dispatchDetail } from '../dispatch/index.ts';
import { type Frozen, text } from '../domain/index.ts';
import { planDetail } from '../plan/index.ts';
import { simulateDetail } from '../simulate/index.ts';
import { decideOptions } from './contract.ts';

/** What proposals are drafted from; null where a stage was not made. */
export const proposalCase = z.strictObject({
  as_of: z.iso.date(),
  options: decideOptions,
  /** Id of the artefact of each stage that was made. */
  made: z.record(z.string(), z.string()),
  balance: balanceDetail.nullable(),
  plan: planDetail.nullable(),
  simulate: simulateDetail.nullable(),
  dispatch: dispatchDetail.nullable(),
  /** Names of the zones and facilities that the sentences speak of, in both languages. */
  place_names: z.record(z.string(), text),
  /** Services whose need rests on rates from elsewhere. */
  stand_in_need: z.array(z.string()),
});
export type ProposalCase = Frozen<z.infer<typeof proposalCase>>;
