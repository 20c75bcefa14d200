import type { ImbalanceClass } from '@junheng/engine/balance';
import type { Indicator } from '../../address.ts';
import { Info } from '../../parts/info.tsx';
import type { FacilityView, ZoneView } from '../../parts/zones.ts';
import { useSpeak } from '../../speak.tsx';
import { cells, countClasses, minuteSteps, needSteps, type Step, supplySteps } from './scale.ts';

type Props = {
  readonly zones: readonly ZoneView[];
  readonly facilities: readonly FacilityView[];
  readonly indicator: Indicator;
  readonly bands: readonly number[];
  readonly zoneNoun: string;
  /** The supply of a facility in words; undefined where every facility counts the same. */
  readonly unitOf: (supply: number) => string | undefined;
  readonly dots: boolean;
};

/** What the colours mean, with how many zones have each; what dots, crosses and hatching mean. */
export function Legend({ zones, facilities, indicator, bands, zoneNoun, unitOf, dots }: Props) {
  const { t, number } = useSpeak();
  const counts = countClasses(zones);
  const unknown = facilities.filter((facility) => facility.supply === null).length;
  const largest = unitOf(Math.max(0, ...facilities.map((facility) => facility.supply ?? 0)));
  const title = t(`app.map.legend.${indicator}`, { n: zones.length, zones: zoneNoun });
  return (
    <aside className="legend" aria-label={t('app.map.legend.name')}>
      <h2>
        <span>
          {title}{' '}
          <Info about={title}>
            <p>{t(`app.map.legend.about.${indicator}`)}</p>
          </Info>
        </span>
      </h2>
      {indicator === 'imbalance' ? (
        <Diamond counts={counts.of} />
      ) : (
        <Steps
          steps={indicator === 'supply' ? supplySteps : indicator === 'need' ? needSteps : minuteSteps(bands)}
          zones={zones}
          indicator={indicator}
        />
      )}
      <ul className="legend-marks">
        {dots && (
          <li>
            <Mark kind="zone" />
            {t('app.map.legend.zoneDot', { zones: zoneNoun })}
          </li>
        )}
        {facilities.some((facility) => facility.supply !== null) && (
          <li>
            <Mark kind={largest === undefined ? 'institution' : 'facility'} />
            {largest === undefined
              ? t('app.map.legend.facilityPlain')
              : t('app.map.legend.facility', { supply: largest })}
          </li>
        )}
        {unknown > 0 && (
          <li>
            <Mark kind="unknown" />
            {t('app.map.legend.unknown', { n: unknown })}
          </li>
        )}
        {counts.none > 0 && (
          <li>
            <Mark kind="gap" />
            {t('app.map.legend.gap', { n: number(counts.none) })}
          </li>
        )}
      </ul>
    </aside>
  );
}

const onColour = (of: ImbalanceClass) =>
  of === '13' || of === '33'
    ? 'var(--on-imbalance-strong)'
    : of === '31' || of === '32' || of === '23'
      ? 'var(--on-imbalance-mid)'
      : 'var(--on-imbalance-quiet)';

/** Three by three, stood on its corner: short at the left, ample at the right, need up and supply down and across. */
function Diamond({ counts }: { readonly counts: Readonly<Record<ImbalanceClass, number>> }) {
  const { t, number } = useSpeak();
  const half = 21;
  return (
    <svg
      viewBox="0 0 320 186"
      className="diamond"
      role="img"
      aria-label={t('app.map.legend.diamond', { short: counts['13'], ample: counts['31'] })}
    >
      {cells.map((cell) => {
        const [supply, need] = [Number(cell[0]), Number(cell[1])];
        const x = 160 + (supply - 1 - (need - 1)) * half;
        const y = 150 - (supply - 1 + (need - 1)) * half - half;
        return (
          <g key={cell}>
            <path
              d={`M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`}
              style={{ fill: `var(--imbalance-${cell})`, stroke: 'var(--surface-raised)' }}
              strokeWidth="1.2"
            />
            <text x={x} y={y + 4} textAnchor="middle" style={{ fill: onColour(cell), fontSize: 11 }}>
              {number(counts[cell])}
            </text>
          </g>
        );
      })}
      <text x="160" y="14" textAnchor="middle" className="corner">
        {t('app.map.corner.33')}
      </text>
      <Corner x={90} anchor="end" words={t('app.map.corner.13')} />
      <Corner x={230} anchor="start" words={t('app.map.corner.31')} />
      <text x="160" y="172" textAnchor="middle" className="corner">
        {t('app.map.corner.11')}
      </text>
      <path d="M146 152 106 112M106 112l1 6M106 112l6 1M174 152l40-40M214 112l-6 1M214 112l-1 6" className="arrow" />
      <text x="104" y="144" textAnchor="middle" className="corner">
        {t('app.map.axis.need')}
      </text>
      <text x="216" y="144" textAnchor="middle" className="corner">
        {t('app.map.axis.supply')}
      </text>
    </svg>
  );
}

function Corner({
  x,
  anchor,
  words,
}: {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly words: string;
}) {
  const [first = '', second = ''] = words.split('|');
  return (
    <text x={x} y="83" textAnchor={anchor} className="corner strong">
      <tspan x={x}>{first}</tspan>
      <tspan x={x} dy="13">
        {second}
      </tspan>
    </text>
  );
}

/** A row of classes from low to high, each with its limits and how many zones it holds. */
function Steps({
  steps,
  zones,
  indicator,
}: {
  readonly steps: readonly Step[];
  readonly zones: readonly ZoneView[];
  readonly indicator: Indicator;
}) {
  const { number, t } = useSpeak();
  const amount = (zone: ZoneView) =>
    indicator === 'supply' ? zone.supplyIndex : indicator === 'need' ? zone.needIndex : zone.minutes;
  const values = zones.filter((zone) => !zone.gap).map(amount);
  const name = (step: Step) =>
    step.from === null
      ? t('app.map.below', { to: String(step.to) })
      : step.to === null
        ? t('app.map.above', { from: String(step.from) })
        : t('app.map.between', { from: String(step.from), to: String(step.to) });
  return (
    <ul className="steps">
      {steps.map((step) => {
        const held = values.filter(
          (value) =>
            value !== null && (step.from === null || value >= step.from) && (step.to === null || value < step.to),
        );
        return (
          <li key={step.token}>
            <span className="swatch" style={{ background: `var(--${step.token})` }} />
            <span>{name(step)}</span>
            <span className="faint num">{number(held.length)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ kind }: { readonly kind: 'zone' | 'facility' | 'institution' | 'unknown' | 'gap' }) {
  return (
    <svg width="34" height="16" viewBox="0 0 34 16" aria-hidden="true">
      {kind === 'zone' && (
        <g fill="var(--balance-even)" stroke="var(--line-strong)" strokeWidth="0.7">
          <circle cx="8" cy="8" r="2.6" />
          <circle cx="22" cy="8" r="5" />
        </g>
      )}
      {kind === 'facility' && (
        <g fill="var(--facility-fill)" stroke="var(--facility-line)">
          <circle cx="4" cy="9" r="1.8" />
          <circle cx="12" cy="9" r="4" />
          <circle cx="25" cy="8" r="7" />
        </g>
      )}
      {kind === 'institution' && (
        <circle cx="17" cy="8" r="2.4" fill="var(--facility-fill)" stroke="var(--facility-line)" />
      )}
      {kind === 'unknown' && <path d="M13.5 4.5l7 7M20.5 4.5l-7 7" stroke="var(--facility-line)" strokeWidth="1.3" />}
      {kind === 'gap' && (
        <g stroke="var(--missing-line)">
          <rect x="6.5" y="2.5" width="21" height="11" fill="var(--missing-ground)" />
          <path d="M7 13 17 3M12 13 22 3M17 13 27 3M22 13l5-5M7 8l5-5" strokeWidth="0.8" />
        </g>
      )}
    </svg>
  );
}
