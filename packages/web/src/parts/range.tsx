/** An estimate in a row: a thick line from low to high with a dot in the middle, and a limit as a dotted line. */
export function Range({
  low,
  middle,
  high,
  from,
  to,
  limit,
  label,
}: {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
  readonly limit?: number;
  readonly label: string;
}) {
  const x = (value: number) => ((Math.min(to, Math.max(from, value)) - from) / Math.max(1e-9, to - from)) * 100;
  return (
    <svg className="range" viewBox="0 0 100 14" preserveAspectRatio="none" role="img" aria-label={label}>
      <path
        d={`M${x(low)} 7H${x(high)}`}
        stroke="var(--interval-50)"
        strokeWidth="4"
        vectorEffect="non-scaling-stroke"
      />
      {limit !== undefined && (
        <path
          d={`M${x(limit)} 0V14`}
          stroke="var(--text)"
          strokeWidth="1.2"
          strokeDasharray="2 2"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={`M${x(middle)} 7h.001`}
        stroke="var(--estimate)"
        strokeWidth="7"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
