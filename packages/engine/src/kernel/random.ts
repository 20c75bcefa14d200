/** A named stream of chance. The same seed and name give the same draws on every machine. */
export type Random = {
  /** Uniform on [0, 1), 32 bits. */
  uniform(): number;
  /** Uniform whole number on [0, n). */
  below(n: number): number;
  /** Standard normal (polar method, both values used). */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** Gamma with the given shape and scale 1 (Marsaglia & Tsang 2000, doi:10.1145/358407.358414). */
  gamma(shape: number): number;
  /** Poisson with the given mean; exact for any mean (Knuth below 30, halving by gamma above: Ahrens & Dieter 1974). */
  poisson(mean: number): number;
};

/** 32-bit mix of a text with a start value (FNV-1a, then the murmur3 finaliser). */
export function hash32(text: string, start = 0): number {
  let h = (0x811c9dc5 ^ start) >>> 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A stream of random numbers (xoshiro128**, Blackman & Vigna 2021, doi:10.1145/3460772) for one purpose of one run.
 * Give each source of chance its own name, so that adding one leaves the draws of the others alone.
 *
 * @param seed  the run's seed, a whole number
 * @param name  what the stream is for, for example `arrivals/ward-7/replication-3`
 */
export function stream(seed: number, name: string): Random {
  let a = hash32(name, seed) | 0;
  let b = hash32(`b${name}`, seed ^ 0x9e3779b9) | 0;
  let c = hash32(`c${name}`, Math.floor(seed / 2 ** 32) | 0) | 0;
  let d = hash32(`d${name}`, 0x85ebca6b) | 1;

  function bits(): number {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  }
  const uniform = () => bits() / 2 ** 32;

  let spare = Number.NaN;
  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  }
  const exponential = () => -Math.log1p(-uniform());

  function gamma(shape: number): number {
    if (!(shape > 0)) throw new RangeError(`gamma needs a shape above 0, got ${shape}.`);
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const third = shape - 1 / 3;
    const k = 1 / Math.sqrt(9 * third);
    for (;;) {
      const x = normal();
      const v = (1 + k * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + third * (1 - v + Math.log(v))) return third * v;
    }
  }

  function poisson(mean: number): number {
    if (!(mean >= 0)) throw new RangeError(`poisson needs a mean of at least 0, got ${mean}.`);
    let count = 0;
    let left = mean;
    while (left > 30) {
      const n = Math.floor(left * 0.875);
      const x = gamma(n);
      if (x > left) return count + binomial(n - 1, left / x);
      count += n;
      left -= x;
    }
    const limit = Math.exp(-left);
    for (let product = 1 - uniform(); product > limit; product *= 1 - uniform()) count++;
    return count;
  }
  function binomial(n: number, p: number): number {
    let hits = 0;
    for (let i = 0; i < n; i++) if (uniform() < p) hits++;
    return hits;
  }

  for (let i = 0; i < 8; i++) bits();
  return { uniform, below: (n) => Math.floor(uniform() * n), normal, exponential, gamma, poisson };
}
