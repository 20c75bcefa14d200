import { writeFile } from 'node:fs/promises';
import { type Geography, toDegrees } from './geography.ts';
import { nth } from './lists.ts';
import { provinceName } from './names.ts';
import { makeShapes, type Shape } from './polygons.ts';

const provinceCode = '990000';

function collection(features: readonly { properties: Record<string, unknown>; geometry: Shape }[]): string {
  const lines = features.map((f) =>
    JSON.stringify({ type: 'Feature', properties: f.properties, geometry: f.geometry }),
  );
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

const whole = (km2: number) => Math.round(10 * km2) / 10;

/** Writes the province, its counties and its townships as GeoJSON. */
export async function writePlaces(
  regionsPath: string,
  townshipsPath: string,
  geography: Geography,
  seed: number,
): Promise<void> {
  const shapes = makeShapes(geography, seed);
  const area = geography.counties.map((c) =>
    geography.townships.reduce((sum, t) => sum + (t.county === c.index ? nth(shapes.townshipKm2, t.index) : 0), 0),
  );
  const province = {
    properties: {
      code: provinceCode,
      parent: null,
      level: 'province',
      name: provinceName.zh,
      name_en: provinceName.en,
      kind: null,
      area_km2: whole(area.reduce((a, b) => a + b, 0)),
    },
    geometry: shapes.province,
  };
  const counties = geography.counties.map((c) => ({
    properties: {
      code: c.id,
      parent: provinceCode,
      level: 'county',
      name: c.name.zh,
      name_en: c.name.en,
      kind: c.kind === 'capital' || c.kind === 'city' ? 'urban' : 'rural',
      area_km2: whole(nth(area, c.index)),
    },
    geometry: nth(shapes.counties, c.index),
  }));
  const townships = geography.townships.map((t) => ({
    properties: {
      code: t.id,
      county: nth(geography.counties, t.county).id,
      name: t.name.zh,
      name_en: t.name.en,
      kind: t.setting,
      ...toDegrees(t.x, t.y),
    },
    geometry: nth(shapes.townships, t.index),
  }));
  await writeFile(regionsPath, collection([province, ...counties]));
  await writeFile(townshipsPath, collection(townships));
}
