import { nth } from '../lists.ts';
import type { World } from '../truth.ts';

/** Who sends its stays in another form than the province's common file. */
export type Senders = {
  /** County whose hospitals and health centres act together and send FHIR. */
  readonly allianceCounty: number;
  /** Numbers of the alliance's facilities. */
  readonly alliance: ReadonlySet<number>;
  /** Number of the county hospital that leads the alliance. */
  readonly leader: number;
  /** Number of the hospital that sends HL7 v2 messages. */
  readonly messages: number;
};

/**
 * The first county that is no city sends as an alliance, led by its first hospital; the first hospital of tier 2 of
 * another county sends messages.
 */
export function chooseSenders({ geography, facilities }: World): Senders {
  const rural = geography.counties.filter(({ kind }) => kind !== 'capital' && kind !== 'city');
  const county = nth(rural, 0).index;
  const members = facilities.filter((one) => one.county === county);
  const largestFirst = [...members].sort((a, b) => b.tier - a.tier || a.index - b.index);
  const other = facilities.find((one) => one.tier === 2 && one.county !== county);
  return {
    allianceCounty: county,
    alliance: new Set(members.map(({ index }) => index)),
    leader: nth(largestFirst, 0).index,
    messages: other?.index ?? -1,
  };
}
