import type { Stage } from '@junheng/engine';
import type { Language } from '@junheng/engine/domain';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

/** What the map shows of a zone. */
export const indicators = ['imbalance', 'supply', 'need', 'minutes'] as const;
export type Indicator = (typeof indicators)[number];

const views = ['map', 'table', 'contract', 'quality', 'snapshots'] as const;

/** The state of a view as the address bar holds it: a link shows a colleague the same picture. All of it is text. */
export type AddressState = {
  readonly lang?: Language | undefined;
  readonly theme?: 'light' | 'dark' | undefined;
  readonly service?: string | undefined;
  readonly indicator?: Indicator | undefined;
  readonly zone?: string | undefined;
  readonly view?: (typeof views)[number] | undefined;
  readonly series?: string | undefined;
  readonly place?: string | undefined;
  readonly source?: string | undefined;
  readonly rule?: string | undefined;
  /** A snapshot that is looked at, and the one that it is compared with. */
  readonly snapshot?: string | undefined;
  readonly against?: string | undefined;
};

const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((entry) => entry === value);
const short = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 200 ? value : undefined;

/** Reads the address; what it does not know it leaves out. */
export function readAddress(search: Readonly<Record<string, unknown>>): AddressState {
  const state: AddressState = {
    lang: oneOf(search.lang, ['zh', 'en']),
    theme: oneOf(search.theme, ['light', 'dark']),
    service: short(search.service),
    indicator: oneOf(search.indicator, indicators),
    zone: short(search.zone),
    view: oneOf(search.view, views),
    series: short(search.series),
    place: short(search.place),
    source: short(search.source),
    rule: short(search.rule),
    snapshot: short(search.snapshot),
    against: short(search.against),
  };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

/** The state of the address and a way to change a part of it; `undefined` takes a part away. */
export function useAddress(): readonly [AddressState, (change: AddressState, replace?: boolean) => void] {
  const state = useSearch({ strict: false }) as AddressState;
  const navigate = useNavigate();
  const change = (part: AddressState, replace = true) =>
    navigate({
      to: '.',
      search: ((before: AddressState) => readAddress({ ...before, ...part })) as never,
      replace,
    });
  return [state, change];
}

/** The region and stage whose page is open. */
export function useWhere(): { readonly region: string; readonly stage: Stage | undefined } {
  const { region = '', stage } = useParams({ strict: false }) as { region?: string; stage?: Stage };
  return { region, stage };
}
