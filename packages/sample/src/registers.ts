import { stream } from '@junheng/engine/kernel';
import type { Geography } from './geography.ts';
import { nth } from './lists.ts';
import { bandFrom, bands, bandTo, cell, illness } from './people.ts';
import { dirtyRows, type ReportOptions, withCsv } from './reports.ts';
import type { Journeys } from './roads.ts';
import { services } from './services.ts';
import type { World } from './truth.ts';

export const populationColumns = ['township', 'year', 'sex', 'age_from', 'age_to', 'persons'] as const;
export const facilityColumns = [
  'hospital',
  'name',
  'name_en',
  'kind',
  'tier',
  'ownership',
  'county',
  'lon',
  'lat',
] as const;
export const bedColumns = ['hospital', 'department', 'licensed', 'physical', 'staffed'] as const;
export const staffColumns = [
  'staff_no',
  'hospital',
  'role',
  'department',
  'title',
  'fte',
  'age',
  'multi_site',
] as const;
export const travelColumns = ['township', 'hospital', 'minutes', 'km'] as const;
export const rateColumns = ['service', 'sex', 'age_from', 'age_to', 'admissions_per_1000'] as const;
export const chronicColumns = ['county', 'year', 'condition', 'age_from', 'age_to', 'per_1000'] as const;

const repeated = ['duplicate'] as const;
const sexes = ['1', '2'] as const;

/** Residents by township, sex and five-year age, year by year. */
export function writePopulation(path: string, world: World, options: ReportOptions): Promise<number> {
  return withCsv(path, populationColumns, async (file) => {
    const add = dirtyRows(file, 'population', repeated, options, () => {});
    for (const [y, year] of world.people.years.entries()) {
      for (const t of world.geography.townships) {
        for (const sex of [0, 1]) {
          for (let band = 0; band < bands; band++) {
            add([
              t.id,
              year,
              nth(sexes, sex),
              bandFrom(band),
              bandTo(band) ?? '',
              nth(nth(world.people.counts, y), cell(t.index, sex, band)),
            ]);
          }
        }
      }
      await file.flush();
    }
  });
}

/** The register of the places of care. */
export function writeFacilities(path: string, world: World): Promise<number> {
  return withCsv(path, facilityColumns, async (file) => {
    for (const f of world.facilities) {
      file.row([
        f.id,
        f.name.zh,
        f.name.en,
        f.kind,
        f.tier,
        f.ownership,
        nth(world.geography.counties, f.county).id,
        f.lon,
        f.lat,
      ]);
    }
  });
}

/** Licensed, physical and staffed beds by facility and service. */
export function writeBeds(path: string, world: World, options: ReportOptions): Promise<number> {
  return withCsv(path, bedColumns, async (file) => {
    const add = dirtyRows(file, 'beds', repeated, options, () => {});
    for (const b of world.beds)
      add([nth(world.facilities, b.facility).id, nth(services, b.service).sent, b.licensed, b.physical, b.staffed]);
  });
}

/** Staff for each bed by role and tier: of staffed beds and of physical ones. Nurses make a bed a staffed one. */
const roles = [
  { code: 'physician', letter: 'D', staffed: [0.3, 0.26, 0.34], physical: [0.12, 0.08, 0.08] },
  { code: 'nurse', letter: 'N', staffed: [0.36, 0.5, 0.64], physical: [0, 0, 0] },
  { code: 'technician', letter: 'T', staffed: [0.04, 0.08, 0.12], physical: [0.03, 0.03, 0.03] },
  { code: 'pharmacist', letter: 'R', staffed: [0.02, 0.03, 0.03], physical: [0.03, 0.02, 0.02] },
] as const;
const titles = ['junior', 'junior', 'intermediate', 'intermediate', 'associate', 'senior'] as const;

/** Every post, under the number that its house gives it. */
export function writeStaff(path: string, world: World, options: ReportOptions): Promise<number> {
  return withCsv(path, staffColumns, async (file) => {
    const chance = stream(options.seed, 'staff');
    const add = dirtyRows(file, 'staff', ['duplicate', 'unknown_code', 'impossible_age'], options, (row, kind) => {
      if (kind === 'unknown_code') row[2] = nth(['??', 'role9'], chance.below(2));
      else row[6] = 140 + chance.below(60);
    });
    for (const b of world.beds) {
      const f = nth(world.facilities, b.facility);
      for (const role of roles) {
        const wanted = b.staffed * nth(role.staffed, f.tier - 1) + b.physical * nth(role.physical, f.tier - 1);
        const posts = Math.floor(wanted + chance.uniform());
        for (let i = 0; i < posts; i++) {
          const age = 22 + Math.floor(38 * (chance.uniform() + chance.uniform()) * 0.5);
          const title = nth(titles, Math.min(5, Math.floor(((age - 22) / 38) * 5 + chance.uniform() * 2)));
          const fte = chance.uniform() < 0.08 ? 0.5 : 1;
          const number = `${f.id}-${role.letter}${nth(services, b.service).sent}${String(i + 1).padStart(3, '0')}`;
          add([
            number,
            f.id,
            role.code,
            nth(services, b.service).sent,
            title,
            fte,
            age,
            chance.uniform() < 0.04 ? 'true' : 'false',
          ]);
        }
      }
      await file.flush();
    }
  });
}

/** Longest journey that the table of travel times holds, minutes. */
export const travelLimit = 90;

const tenth = (x: number) => Math.round(10 * x) / 10;

/** Minutes and kilometres from a township's middle to a facility's door. */
export function journeyTo(
  world: { readonly journeys: Journeys; readonly geography: Geography },
  township: number,
  f: { township: number; doorMinutes: number },
) {
  const at = township * world.geography.townships.length + f.township;
  return {
    minutes: tenth(nth(world.journeys.minutes, at) + f.doorMinutes + 1),
    km: tenth(nth(world.journeys.km, at) + 0.5 * f.doorMinutes + 0.3),
  };
}

/** Travel times from townships to facilities along the roads, up to 90 minutes. */
export function writeTravel(path: string, world: World): Promise<number> {
  return withCsv(path, travelColumns, async (file) => {
    for (const t of world.geography.townships) {
      for (const f of world.facilities) {
        const { minutes, km } = journeyTo(world, t.index, f);
        if (minutes <= travelLimit) file.row([t.id, f.id, minutes, km]);
      }
      await file.flush();
    }
  });
}

/** The province's own admission rates by service, sex and five-year age. */
export function writeRates(path: string, rates: readonly { men: number[]; women: number[] }[]): Promise<number> {
  return withCsv(path, rateColumns, async (file) => {
    services.forEach((service, s) => {
      [nth(rates, s).men, nth(rates, s).women].forEach((list, sex) => {
        list.forEach((rate, band) => {
          file.row([service.code, nth(sexes, sex), bandFrom(band), bandTo(band) ?? '', Math.round(1e5 * rate) / 100]);
        });
      });
    });
  });
}

/** Chronic conditions per 1,000 people at ages 15–44, 45–64 and from 65. */
const conditions = [
  { code: 'I10', rates: [62, 330, 580] },
  { code: 'E11', rates: [24, 138, 232] },
  { code: 'J44', rates: [8, 62, 168] },
  { code: 'I25', rates: [4, 58, 190] },
] as const;
const conditionAges = [
  [15, 44],
  [45, 64],
  [65, ''],
] as const;

/** Prevalence of chronic disease by county and age, as surveys find it. */
export function writeChronic(path: string, world: World, options: ReportOptions): Promise<number> {
  return withCsv(path, chronicColumns, async (file) => {
    const chance = stream(options.seed, 'chronic');
    for (const year of world.people.years) {
      for (const county of world.geography.counties) {
        for (const condition of conditions) {
          conditionAges.forEach(([from, to], i) => {
            const rate = nth(condition.rates, i) * (1 + 3 * (illness[county.kind] - 1)) * (1 + 0.03 * chance.normal());
            file.row([county.id, year, condition.code, from, to, tenth(rate)]);
          });
        }
      }
    }
  });
}
