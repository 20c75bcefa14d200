import type { ColumnCounts, Finding } from './history.ts';

/** Least share of the rows, least number of them, and −log10 of the chance, from which on a value is too frequent. */
const leastShare = 0.03;
const leastRows = 2;
const leastStrength = 7;
/** The same for values that are next to unknown elsewhere, which few chances can bring about. */
const leastStrengthOfRare = 5;
const rareShare = 2e-4;
const leastBefore = 30;
const leastBeforeOfSource = 1000;
/** Months after which codes that were never seen are new. */
const settled = 3;
const spans = [1, 2, 3, 6] as const;

/**
 * A value that is suddenly frequent: what a form fills in when nobody does (born 1900-01-01), or codes that nobody used
 * before. For each place and month, and for up to six months together, how often the value occurs is held against the
 * greatest of its shares in the place's own past, in the places that hold it most, and in the other places in the same
 * months (a wave is everywhere); the chance is that of a Poisson (Chernoff's bound). Codes that the source never held
 * before count together. The source as a whole has no peers: there only numbers and new codes are told.
 *
 * Time O(places × months × values).
 */
export function findValueSpikes(column: ColumnCounts): Finding[] {
  const { places, starts, values, counts } = column;
  const [months, width] = [starts.length - 1, values.length];
  const size = months * width;
  const usual = usualShares(column);
  const whole = new Float64Array(size);
  for (let i = 0; i < counts.length; i++) whole[i % size] = (whole[i % size] as number) + (counts[i] as number);
  const firstSeen = column.kind === 'code' ? firstMonths(whole, months, width) : null;
  const peers = runningSums(whole, months, width);
  const found = places.flatMap((place, p) => {
    const own = runningSums(counts.subarray(p * size, (p + 1) * size), months, width);
    const novelty = noveltyOf(peers, own, firstSeen, months, width);
    const spike = spikeOf({ own, peers, usual, rareOnly: false, firstSeen, novelty, months, width });
    return spike ? [finding(column, place, spike)] : [];
  });
  const spike = spikeOf({
    own: peers,
    peers: null,
    usual: null,
    rareOnly: false,
    firstSeen,
    novelty: 0.002,
    months,
    width,
  });
  return spike ? [...found, finding(column, null, spike)] : found;
}

/**
 * Values that nearly nobody else has, over all services of a place together, where each service alone has too few rows:
 * a ward that opens brings no age of 123 and no code that the source never held.
 *
 * @param columns  columns of one source; those of one name are added up by place
 */
export function findRareValues(columns: readonly ColumnCounts[]): Finding[] {
  return [...Map.groupBy(columns, ({ column }) => column).values()].flatMap((services) => {
    const pooled = pool(services);
    if (pooled === undefined || pooled.places.length < 3) return [];
    const { places, starts, values, counts } = pooled;
    const [months, width] = [starts.length - 1, values.length];
    const size = months * width;
    const whole = new Float64Array(size);
    for (let i = 0; i < counts.length; i++) whole[i % size] = (whole[i % size] as number) + (counts[i] as number);
    const firstSeen = pooled.kind === 'code' ? firstMonths(whole, months, width) : null;
    const peers = runningSums(whole, months, width);
    return places.flatMap((place, p) => {
      const own = runningSums(counts.subarray(p * size, (p + 1) * size), months, width);
      const novelty = noveltyOf(peers, own, firstSeen, months, width);
      const spike = spikeOf({ own, peers, usual: null, rareOnly: true, firstSeen, novelty, months, width });
      return spike ? [finding(pooled, place, spike)] : [];
    });
  });
}

/** Adds services up by place; undefined where they do not share values and months. */
function pool(services: readonly ColumnCounts[]): ColumnCounts | undefined {
  const [first] = services;
  if (
    first === undefined ||
    services.some(
      ({ values, starts }) => values.length !== first.values.length || starts.length !== first.starts.length,
    )
  )
    return undefined;
  const places = [...new Set(services.flatMap((one) => one.places))].sort();
  const at = new Map(places.map((place, p) => [place, p]));
  const size = (first.starts.length - 1) * first.values.length;
  const counts = new Uint32Array(places.length * size);
  for (const one of services) {
    one.places.forEach((place, p) => {
      const row = (at.get(place) as number) * size;
      for (let i = 0; i < size; i++)
        counts[row + i] = (counts[row + i] as number) + (one.counts[p * size + i] as number);
    });
  }
  return { ...first, group: null, places, counts };
}

function finding({ column, starts, values }: ColumnCounts, place: string | null, spike: Spike): Finding {
  const { at, span, value, rows, expected, strength } = spike;
  return {
    kind: value === null ? 'unknown_codes' : 'value_spike',
    place,
    column,
    from: starts[at] as number,
    to: (starts[at + span] as number) - 1,
    expected: Math.round(expected * 10) / 10,
    found: rows,
    strength,
    params: value === null ? { rows } : { value: values[value] as string, rows },
  };
}

/** Running sums over months: entry [month × width + value], and rows of all values by month. */
type Running = { readonly counts: Float64Array; readonly rows: Float64Array };

function runningSums(counts: ArrayLike<number>, months: number, width: number): Running {
  const [sums, rows] = [new Float64Array((months + 1) * width), new Float64Array(months + 1)];
  for (let m = 0; m < months; m++) {
    let all = 0;
    for (let v = 0; v < width; v++) {
      const count = counts[m * width + v] as number;
      sums[(m + 1) * width + v] = (sums[m * width + v] as number) + count;
      all += count;
    }
    rows[m + 1] = (rows[m] as number) + all;
  }
  return { counts: sums, rows };
}

/**
 * Share of each value that is still usual: that of the whole source, or of the tenth of places that hold it most, drawn
 * towards the source where a place has few rows.
 */
function usualShares({ counts, values, places, starts }: ColumnCounts): Float64Array {
  const width = values.length;
  const months = starts.length - 1;
  const own = places.map((_, p) => {
    const sums = new Float64Array(width);
    for (let i = p * months * width; i < (p + 1) * months * width; i++) {
      const count = counts[i] as number;
      if (count > 0) sums[i % width] = (sums[i % width] as number) + count;
    }
    return { sums, rows: sums.reduce((sum, count) => sum + count, 0) };
  });
  const all = own.reduce((sum, { rows }) => sum + rows, 0);
  return Float64Array.from({ length: width }, (_, v) => {
    const share = (own.reduce((sum, { sums }) => sum + (sums[v] as number), 0) + 0.5) / (all + 1);
    if (places.length < 10) return share;
    const shares = own
      .map(({ sums, rows }) => ((sums[v] as number) + 100 * share) / (rows + 100))
      .sort((a, b) => a - b);
    return Math.max(share, shares[Math.floor(0.9 * shares.length)] as number);
  });
}

/** Month in which each value first occurs anywhere. */
function firstMonths(whole: Float64Array, months: number, width: number): Int32Array {
  return Int32Array.from({ length: width }, (_, v) => {
    let m = 0;
    while (m < months && whole[m * width + v] === 0) m++;
    return m;
  });
}

type Spike = {
  readonly at: number;
  readonly span: number;
  /** The value; null: codes that were new. */
  readonly value: number | null;
  readonly rows: number;
  readonly expected: number;
  readonly strength: number;
};

type Search = {
  readonly own: Running;
  readonly peers: Running | null;
  readonly usual: Float64Array | null;
  /** Only values that the other places next to never hold. */
  readonly rareOnly: boolean;
  readonly firstSeen: Int32Array | null;
  /** Share of rows of the other places whose code nobody had used in the first months. */
  readonly novelty: number;
  readonly months: number;
  readonly width: number;
};

/** The first months in which a value is too frequent; the strongest value of them. */
function spikeOf(search: Search): Spike | undefined {
  const { own, months } = search;
  for (let m = 1; m < months; m++) {
    if ((own.rows[m] as number) < (search.peers === null ? leastBeforeOfSource : leastBefore)) continue;
    for (const span of spans) {
      if (m + span > months) break;
      const best = strongestOf(search, m, span);
      if (best) return best;
    }
  }
  return undefined;
}

function strongestOf(search: Search, at: number, span: number): Spike | undefined {
  const { own, peers, usual, rareOnly, firstSeen, width, novelty } = search;
  const enough = rareOnly ? leastStrengthOfRare : leastStrength;
  const rows = (own.rows[at + span] as number) - (own.rows[at] as number);
  if (rows < 3) return undefined;
  let best: Spike | undefined;
  const weigh = (value: number | null, found: number, expected: number) => {
    if (found < leastRows || found < leastShare * rows || found < 2 * expected) return;
    const strength = (found * Math.log(found / expected) - found + expected) / Math.LN10;
    if (strength < enough || (best && best.strength >= strength)) return;
    best = { at, span, value, rows: found, expected, strength: Math.min(99, strength) };
  };
  let novel = 0;
  for (let v = 0; v < width; v++) {
    const found = (own.counts[(at + span) * width + v] as number) - (own.counts[at * width + v] as number);
    if (found === 0) continue;
    const isNew = firstSeen !== null && at >= settled && (firstSeen[v] as number) >= at;
    if (isNew) novel += found;
    if (peers === null && firstSeen !== null) continue;
    let share = ((own.counts[at * width + v] as number) + 0.5) / ((own.rows[at] as number) + 1);
    if (usual) share = Math.max((own.counts[at * width + v] as number) / (own.rows[at] as number), usual[v] as number);
    if (peers && rareOnly) {
      const others = rareShareOf(peers, own, v, search);
      if (others > rareShare) continue;
      share = Math.max(others, (own.counts[at * width + v] as number) / (own.rows[at] as number));
    } else if (peers) share = Math.max(share, shareOfOthers(peers, own, v, at, span, width));
    weigh(v, found, share * rows);
  }
  weigh(null, novel, rows * novelty + 0.001);
  return best && trimmed(search, best);
}

function noveltyOf(peers: Running, own: Running, firstSeen: Int32Array | null, months: number, width: number): number {
  let found = 0;
  for (let v = 0; v < width; v++) {
    if (firstSeen === null || (firstSeen[v] as number) < settled) continue;
    found += (peers.counts[months * width + v] as number) - (own.counts[months * width + v] as number);
  }
  return found / Math.max(1, (peers.rows[months] as number) - (own.rows[months] as number));
}

/** The window without the months at its start in which nothing stands out. */
function trimmed({ own, width, firstSeen }: Search, spike: Spike): Spike {
  let { at, span } = spike;
  const countIn = (month: number) => {
    let count = 0;
    for (let v = 0; v < width; v++) {
      if (spike.value === null ? (firstSeen?.[v] as number) < spike.at : v !== spike.value) continue;
      count += (own.counts[(month + 1) * width + v] as number) - (own.counts[month * width + v] as number);
    }
    return count;
  };
  while (span > 1 && countIn(at) <= (2 * spike.expected) / spike.span) {
    at++;
    span--;
  }
  return { ...spike, at, span };
}

/** Share of a value in the other places over all months. */
function rareShareOf(peers: Running, own: Running, v: number, { months, width }: Search): number {
  const at = months * width + v;
  const rows = (peers.rows[months] as number) - (own.rows[months] as number);
  return ((peers.counts[at] as number) - (own.counts[at] as number) + 0.5) / (rows + 1);
}

/** Share of a value in the other places in the same months; half as much again, since places differ. */
function shareOfOthers(peers: Running, own: Running, v: number, at: number, span: number, width: number): number {
  const between = (of: Running) =>
    (of.counts[(at + span) * width + v] as number) - (of.counts[at * width + v] as number);
  const rowsOf = (of: Running) => (of.rows[at + span] as number) - (of.rows[at] as number);
  return (1.5 * (between(peers) - between(own))) / Math.max(1, rowsOf(peers) - rowsOf(own));
}
