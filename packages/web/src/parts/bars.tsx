/** Bars lying down with their names before and their values behind; the strong ones are what the finding is about. */
export function Bars({
  bars,
  label,
}: {
  readonly bars: readonly {
    readonly name: string;
    readonly share: number;
    readonly value: string;
    readonly strong?: boolean;
  }[];
  readonly label: string;
}) {
  const top = Math.max(1e-9, ...bars.map((bar) => bar.share));
  return (
    <figure className="bars" aria-label={label}>
      {bars.map((bar) => (
        <div key={bar.name} style={{ display: 'contents' }}>
          <span className="bar-name">{bar.name}</span>
          <span className="bar-track">
            <span
              className={bar.strong ? 'bar-fill strong' : 'bar-fill'}
              style={{ width: `${(bar.share / top) * 62}%` }}
            />
            <span className="nowrap">{bar.value}</span>
          </span>
        </div>
      ))}
    </figure>
  );
}
