import { useSpeak } from '../../speak.tsx';

/** Scores month by month as a line, from `floor` to 100 %; months without a score are gaps, and months with one between two gaps a dot. */
export function ScoreLine({
  scores,
  months,
  floor,
  width,
  height,
}: {
  readonly scores: readonly (number | null)[];
  readonly months: readonly string[];
  readonly floor: number;
  readonly width: number;
  readonly height: number;
}) {
  const { t, share } = useSpeak();
  const known = scores.filter((score) => score !== null);
  if (known.length === 0) return null;
  const edge = 2;
  const x = (at: number) => edge + (at / Math.max(1, scores.length - 1)) * (width - 2 * edge);
  const y = (score: number) =>
    edge + (1 - (Math.max(floor, score) - floor) / Math.max(1e-9, 1 - floor)) * (height - 2 * edge);
  let path = '';
  let pen = false;
  scores.forEach((score, at) => {
    if (score !== null) path += `${pen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(score).toFixed(1)}`;
    pen = score !== null;
  });
  const last = scores.findLastIndex((score) => score !== null);
  const label = t('data.quality.lineLabel', {
    from: months[0] ?? '',
    to: months.at(-1) ?? '',
    low: share(Math.min(...known)),
    high: share(Math.max(...known)),
  });
  return (
    <svg
      className="score-line"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <path className="ground" d={`M0 ${edge}H${width}M0 ${height - edge}H${width}`} />
      <path className="line" d={path} />
      <circle cx={x(last)} cy={y(scores[last] ?? 1)} r="2" />
    </svg>
  );
}
