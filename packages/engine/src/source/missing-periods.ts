const dayMs = 86_400_000;
const form = /^(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/;
const everyForm = /^P(\d{1,3})([DWMY])$/;

type Period = { readonly kind: 'year' | 'quarter' | 'month' | 'week' | 'day'; readonly first: number };
const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / dayMs;
/** Monday of an ISO week, as days since 1970: week 1 holds January 4. */
const monday = (year: number, week: number) => {
  const fourth = utc(year, 1, 4);
  return fourth - ((new Date(fourth * dayMs).getUTCDay() + 6) % 7) + (week - 1) * 7;
};

function readPeriod(text: string): Period | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [year, quarter, week, month, day] = match.slice(1).map(Number) as [number, number, number, number, number];
  if (match[2]) return { kind: 'quarter', first: utc(year, quarter * 3 - 2, 1) };
  if (match[3]) return { kind: 'week', first: monday(year, week) };
  if (match[5]) return { kind: 'day', first: utc(year, month, day) };
  return match[4] ? { kind: 'month', first: utc(year, month, 1) } : { kind: 'year', first: utc(year, 1, 1) };
}

const two = (n: number) => String(n).padStart(2, '0');

/** A period by its first day (days since 1970), in the form of its kind. */
function writePeriod(kind: Period['kind'], first: number): string {
  const date = new Date(first * dayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  switch (kind) {
    case 'year':
      return String(year);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'month':
      return `${year}-${two(month)}`;
    case 'day':
      return date.toISOString().slice(0, 10);
    default: {
      const thursday = new Date((first + 3) * dayMs).getUTCFullYear();
      return `${thursday}-W${two((first - monday(thursday, 1)) / 7 + 1)}`;
    }
  }
}

/** A period so many steps of `every` after the one that begins on `start`. */
function stepFrom(start: number, steps: number, unit: string): number {
  if (unit === 'D') return start + steps;
  if (unit === 'W') return start + steps * 7;
  const date = new Date(start * dayMs);
  const months = date.getUTCMonth() + steps * (unit === 'Y' ? 12 : 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), last)) / dayMs;
}

/**
 * Periods inside a series for which nothing came, from the first that came to the last, in steps of `every`. A step
 * counts as there when any period begins within it, so that a month's file may be named by any of its days. Periods that
 * cannot be read are passed over.
 *
 * @param every ISO 8601 duration of days, weeks, months or years (`P1D`, `P7D`, `P3M`); others give an empty list
 * @returns the missing periods, in the form of the first that came, earliest first
 */
export function missingPeriods(periods: readonly string[], every: string): readonly string[] {
  const step = everyForm.exec(every);
  const [, count = '0', unit = ''] = step ?? [];
  const there = periods.flatMap((text) => readPeriod(text) ?? []).sort((a, b) => a.first - b.first);
  const [start, end] = [there[0], there.at(-1)];
  if (!start || !end || Number(count) === 0) return [];
  const missing: string[] = [];
  let next = 0;
  for (let i = 0; ; i++) {
    const from = stepFrom(start.first, i * Number(count), unit);
    if (from > end.first) return missing;
    const until = stepFrom(start.first, (i + 1) * Number(count), unit);
    const before = next;
    while (next < there.length && (there[next]?.first ?? 0) < until) next++;
    if (next === before) missing.push(writePeriod(start.kind, from));
  }
}
