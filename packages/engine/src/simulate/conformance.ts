import type { QueueAnswer } from './methods-contract.ts';

/** A formula for a queue where everybody waits. */
export type QueueFormula = (arrivalRate: number, serviceRate: number, servers: number) => QueueAnswer;
export type QueueCase = { readonly arrivalRate: number; readonly serviceRate: number; readonly servers: number };

/** A law that every such formula keeps: `broken` says how it is broken, or is undefined. */
export type QueueLaw = {
  readonly name: string;
  readonly broken: (f: QueueFormula, c: QueueCase) => string | undefined;
};

const differ = (name: string, a: number, b: number) =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-300) ? undefined : `${name}: ${a} and ${b}`;

/** The suite of the family. */
export const queueLaws: readonly QueueLaw[] = [
  {
    name: "Little's law: number waiting is arrivals × wait, number present is arrivals × time",
    broken: (f, c) => {
      const q = f(c.arrivalRate, c.serviceRate, c.servers);
      return (
        differ('waiting', q.waiting, c.arrivalRate * q.wait) ?? differ('present', q.present, c.arrivalRate * q.time)
      );
    },
  },
  {
    name: 'another unit of time scales waits and leaves shares',
    broken: (f, c) => {
      const q = f(c.arrivalRate, c.serviceRate, c.servers);
      const hourly = f(c.arrivalRate / 24, c.serviceRate / 24, c.servers);
      return differ('wait', q.wait * 24, hourly.wait) ?? differ('waits', q.waits, hourly.waits);
    },
  },
  {
    name: 'one server more never lengthens the wait',
    broken: (f, c) => {
      const [now, more] = [f(c.arrivalRate, c.serviceRate, c.servers), f(c.arrivalRate, c.serviceRate, c.servers + 1)];
      return more.wait <= now.wait * (1 + 1e-12) ? undefined : `${more.wait} above ${now.wait}`;
    },
  },
  {
    name: 'shares lie in 0..1',
    broken: (f, c) => {
      const q = f(c.arrivalRate, c.serviceRate, c.servers);
      const bad = [q.waits, q.utilisation, q.empty].find((s) => !(s >= 0 && s <= 1));
      return bad === undefined ? undefined : String(bad);
    },
  },
];
