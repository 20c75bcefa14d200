import type { SeriesForecast } from '@junheng/engine/forecast';
import { readLevel } from './levels.ts';

type Props = {
  readonly series: SeriesForecast;
  readonly levels: readonly number[];
  readonly labels: {
    readonly from: string;
    readonly now: string;
    readonly to: string;
    readonly last: string;
    readonly middle: string;
    readonly high: string;
    readonly low: string;
    readonly whole: string;
  };
};
const [width, height] = [290, 130];
const [left, right, top, bottom] = [4, 86, 12, 20];
const bands = ['var(--interval-95)', 'var(--interval-80)', 'var(--interval-50)'];

/** A small fan: the last months as a line, what comes as bands that widen, with words at the right end. */
export function MiniFan({ series, levels, labels }: Props) {
  const past = series.history.slice(-Math.max(12, series.forecast.length * 2)).filter((point) => point.value !== null);
  const widest = levels.length - 1;
  const read = readLevel(levels);
  const count = past.length + series.forecast.length;
  const most = Math.max(
    1e-9,
    ...past.map((point) => point.value ?? 0),
    ...series.forecast.map((point) => point.high[widest] ?? point.middle),
  );
  const least = Math.min(
    ...past.map((point) => point.value ?? 0),
    ...series.forecast.map((point) => point.low[widest] ?? point.middle),
  );
  const floor = least > most * 0.5 ? least - (most - least) * 0.15 : 0;
  const x = (index: number) => left + (index / Math.max(1, count - 1)) * (width - left - right);
  const y = (value: number) =>
    height - bottom - (Math.max(0, value - floor) / Math.max(1e-9, most - floor)) * (height - top - bottom);
  const start = past.length - 1;
  const now = past.at(-1)?.value ?? 0;
  const line = (values: readonly (readonly [number, number])[]) =>
    values.map(([at, value]) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
  const band = (level: number) => {
    const high = series.forecast.map((point, index) => [start + 1 + index, point.high[level] ?? point.middle] as const);
    const low = series.forecast
      .map((point, index) => [start + 1 + index, point.low[level] ?? point.middle] as const)
      .reverse();
    return `M${line([[start, now], ...high, ...low])}Z`;
  };
  const end = series.forecast.at(-1);
  const rows = end
    ? spread([y(end.high[read] ?? end.middle), y(end.middle), y(end.low[read] ?? end.middle)])
    : [0, 0, 0];
  const before = past.slice(-7, -1).map((point) => point.value ?? 0);
  const fell = before.reduce((total, value) => total + value, 0) > now * before.length;
  const edge = width - right + 6;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="mini-fan" role="img" aria-label={labels.whole}>
      <path
        d={`M${left} ${height - bottom}H${width - right}`}
        stroke="var(--line)"
        strokeDasharray={floor > 0 ? '2 3' : undefined}
      />
      {[...levels.keys()].reverse().map((level) => (
        <path key={level} d={band(level)} fill={bands[bands.length - 1 - Math.min(level, 2)]} />
      ))}
      <path
        d={`M${line(past.map((point, index) => [index, point.value ?? 0] as const))}`}
        fill="none"
        stroke="var(--observed)"
        strokeWidth="1.6"
      />
      <path
        d={`M${line([[start, now], ...series.forecast.map((point, index) => [start + 1 + index, point.middle] as const)])}`}
        fill="none"
        stroke="var(--estimate)"
        strokeWidth="1.6"
      />
      <circle cx={x(start)} cy={y(now)} r="2.6" fill="var(--observed)" />
      <text x={x(start) - 4} y={y(now) + (fell ? 16 : -7)} textAnchor="end" className="label" style={{ fontSize: 11 }}>
        {labels.last}
      </text>
      <text x={left} y={height - 5} className="axis">
        {labels.from}
      </text>
      <text x={x(start)} y={height - 5} textAnchor="middle" className="axis">
        {labels.now}
      </text>
      <text x={width - right} y={height - 5} textAnchor="middle" className="axis">
        {labels.to}
      </text>
      <text x={edge} y={(rows[0] ?? 0) + 4} className="axis dark">
        {labels.high}
      </text>
      <text
        x={edge}
        y={(rows[1] ?? 0) + 4}
        className="label strong"
        style={{ fill: 'var(--estimate)', fontWeight: 600 }}
      >
        {labels.middle}
      </text>
      <text x={edge} y={(rows[2] ?? 0) + 4} className="axis dark">
        {labels.low}
      </text>
    </svg>
  );
}

/** Keeps three labels from lying on each other and on the axis. */
function spread([high = 0, middle = 0, low = 0]: readonly number[]): readonly number[] {
  const room = 13;
  const last = Math.min(Math.max(low, middle + room), height - bottom - 4);
  const mid = Math.min(middle, last - room);
  return [Math.min(high, mid - room), mid, last];
}
