import type { Delivery } from '@junheng/engine/source';
import { useSpeak } from '../../speak.tsx';

const width = 72;
const height = 16;
const shown = 24;

/** Rows of the last deliveries as small bars; what was held back stands dark at the foot. */
export function Trend({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const { t, number } = useSpeak();
  const last = deliveries.slice(-shown);
  if (last.length < 2) return null;
  const most = Math.max(1, ...last.map(({ read }) => read));
  const step = width / shown;
  const label = t('app.source.trendLabel', {
    count: last.length,
    low: number(Math.min(...last.map(({ read }) => read))),
    high: number(most),
  });
  return (
    <svg className="trend" width={width} height={height} role="img" aria-label={label}>
      {last.map((delivery, i) => {
        const x = (shown - last.length + i) * step;
        const [all, held] = [(height * delivery.read) / most, (height * delivery.quarantined) / most];
        return (
          <g key={delivery.delivery_id + delivery.file}>
            <rect className="all" x={x} y={height - all} width={step - 1} height={all} />
            <rect className="held" x={x} y={height - held} width={step - 1} height={held} />
          </g>
        );
      })}
    </svg>
  );
}
