import type { DerivedBeds, Row } from '@junheng/engine/pool';
import type { ServiceOptions, ServiceProfile } from '@junheng/engine/profile';
import type { NeedBasis } from './need.ts';
import type { Places, Standing } from './places.ts';
import type { Population, ZonePeople } from './population.ts';
import type { Supply } from './supply.ts';
import type { Use } from './use.ts';

/** What every service of a region shares. */
export type Ground = {
  readonly places: Places;
  readonly facilities: readonly Row<'facility'>[];
  readonly population: Population;
  readonly people: ZonePeople;
  readonly standing: Standing;
  readonly gaps: readonly boolean[];
  /** Staffed beds of facilities that report none. */
  readonly derivedBeds: readonly DerivedBeds[];
};

/** One service with all that was read for it. */
export type MadeService = {
  readonly options: ServiceOptions;
  readonly profile: ServiceProfile;
  readonly supply: Supply;
  readonly use: Use;
  readonly basis: NeedBasis | null;
  readonly uncovered: number;
};
