import { chooseDeeds, makeBeds } from './beds.ts';
import { makeFacilities } from './facilities.ts';
import { makeGeography } from './geography.ts';
import { makePeople, totals, weighNeeds } from './people.ts';
import { findJourneys, makeRoads } from './roads.ts';
import type { World } from './truth.ts';

/** How many counties, townships and facilities a province of so many residents has: 12, 180 and 260 from 3 million on. */
export function sizeOf(residents: number): { counties: number; townships: number; facilities: number } {
  const townships = Math.min(180, Math.max(24, Math.round(180 * Math.sqrt(residents / 3e6))));
  return {
    counties: Math.min(12, Math.max(3, Math.round(townships / 15))),
    townships,
    facilities: Math.round((townships * 260) / 180),
  };
}

/** The last year that the sample describes. */
export const lastYear = 2025;

/** Everything about the province but what happened in it: places, roads, people, hospitals, beds. */
export function makeWorld(residents: number, yearCount: number, seed: number): World {
  const size = sizeOf(residents);
  const years = Array.from({ length: yearCount }, (_, i) => lastYear - yearCount + 1 + i);
  const geography = makeGeography(seed, size.counties, size.townships);
  const roads = makeRoads(geography, seed);
  const people = makePeople(geography, residents, years, seed);
  const now = totals(people, years.length - 1);
  const facilities = makeFacilities(geography, size.facilities, now, seed);
  const needs = weighNeeds(people);
  const deeds = chooseDeeds(geography, needs, now, seed);
  const beds = makeBeds(geography, facilities, needs, residents, deeds, seed);
  return { geography, facilities, beds, deeds, people, journeys: findJourneys(roads), open: findJourneys(roads, true) };
}
