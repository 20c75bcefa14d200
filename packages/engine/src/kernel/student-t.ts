/** ln Γ(x) for x > 0 (Lanczos, g = 7, 9 terms), relative error below 1e-14. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs a number above 0, got ${x}.`);
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = terms[0] as number;
  for (let i = 1; i < 9; i++) sum += (terms[i] as number) / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Continued fraction of the incomplete beta function (Lentz). */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const away = (v: number) => (Math.abs(v) < tiny ? tiny : v);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return h;
}

/** Regularised incomplete beta function I_x(a, b), 0..1 (DLMF 8.17). */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`incompleteBeta needs x in 0..1, got ${x}.`);
  if (x === 0 || x === 1) return x;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

/**
 * Quantile of Student's t: the value that a share of draws stays below.
 *
 * @param share  0 < share < 1
 * @param freedom  degrees of freedom, above 0
 */
export function studentQuantile(share: number, freedom: number): number {
  if (!(share > 0 && share < 1 && freedom > 0))
    throw new RangeError(`studentQuantile needs a share in 0..1 and freedom above 0, got ${share} and ${freedom}.`);
  if (share < 0.5) return -studentQuantile(1 - share, freedom);
  const above = (t: number) => 0.5 * incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));
  let [low, high] = [0, 1];
  while (above(high) > 1 - share) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (above(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
