import { type Method, method } from '../domain/index.ts';
import { lossSystem } from './erlang-b.ts';
import { multiServerQueue } from './erlang-c.ts';
import { lossAnswer, lossCase, queueAnswer, queueCase, wardAnswer, wardRequest } from './methods-contract.ts';
import { replicate, summarise } from './replicate.ts';

/** What the stage offers by id. */
export const simulateMethods: readonly Method[] = [
  method({
    id: 'simulate/erlang-b',
    version: '1',
    answers: {
      zh: '病区满员时不排队而转往别处，有多大比例的患者收不进来？',
      en: 'Where nobody waits, what share of patients finds every bed taken?',
    },
    reference: 'Erlang 1917; recursion: Jagerman 1974, Bell System Technical Journal 53(3), 525–551',
    input: lossCase,
    output: lossAnswer,
    run: ({ servers, load }) => lossSystem(servers, load),
  }),
  method({
    id: 'simulate/erlang-c',
    version: '1',
    answers: {
      zh: '患者依次等候时，有多大比例要等，平均等多久？',
      en: 'Where everybody waits in order, what share waits, and how long?',
    },
    reference: 'Erlang 1917; Gross & Harris, Fundamentals of Queueing Theory',
    input: queueCase,
    output: queueAnswer,
    run: (c) => multiServerQueue(c.arrival_rate, c.service_rate, c.servers),
  }),
  method({
    id: 'simulate/ward',
    version: '1',
    answers: {
      zh: '一个病区在给定床位、收治量、住院日和等候耐心下，使用率、等候和流失各是多少？',
      en: 'With these beds, arrivals, stays and patience, how full is a ward, who waits, who leaves?',
    },
    reference: 'Discrete-event simulation; thinning: Lewis & Shedler 1979, doi:10.1002/nav.3800260304',
    input: wardRequest,
    output: wardAnswer,
    run: ({ ward, replications, level, seed }) => {
      const [counts = []] = replicate([{ name: 'ward', ward }], replications, seed);
      return summarise(counts, ward.staffed_beds ?? ward.beds, level);
    },
  }),
];
