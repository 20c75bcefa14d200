import { useMemo } from 'react';

type Props = {
  readonly values: readonly (number | null)[];
  readonly at: number | null;
  readonly mean: number;
  readonly meanLabel: string;
  readonly colour: string;
  readonly label: string;
};
const width = 304;
const most = 240;

/** All zones as ticks on one line, the chosen one as a dot, the region's mean as a dotted line. */
export function StripPlot({ values, at, mean, meanLabel, colour, label }: Props) {
  const { ticks, x } = useMemo(() => {
    const known = values.filter((value) => value !== null).sort((a, b) => a - b);
    const top = Math.max(known[Math.floor(known.length * 0.985)] ?? 1, mean * 1.2, at ?? 0, 1e-9);
    const scale = (value: number) => 4 + (Math.min(value, top) / top) * (width - 8);
    const every = Math.max(1, Math.ceil(known.length / most));
    return {
      ticks: known.filter((_, index) => index % every === 0).map((value) => Number(scale(value).toFixed(1))),
      x: scale,
    };
  }, [values, mean, at]);
  const middle = x(mean);
  const anchor = middle < 50 ? 'start' : middle > width - 50 ? 'end' : 'middle';
  return (
    <svg className="strip" viewBox={`0 0 ${width} 42`} role="img" aria-label={label}>
      <path
        d={ticks.map((tick) => `M${tick} 5v14`).join('')}
        stroke="var(--line-strong)"
        strokeOpacity="0.4"
        strokeWidth="1"
        fill="none"
      />
      <path d={`M${middle} 0v25`} stroke="var(--text)" strokeWidth="1.5" strokeDasharray="2 2" />
      {at !== null && (
        <circle cx={x(at)} cy="12" r="5.5" fill={colour} stroke="var(--surface-page)" strokeWidth="1.5" />
      )}
      <text x={middle} y="38" textAnchor={anchor} className="axis dark" style={{ fontSize: 12 }}>
        {meanLabel}
      </text>
    </svg>
  );
}
