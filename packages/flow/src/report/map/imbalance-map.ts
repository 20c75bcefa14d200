import { formatNumber } from '@junheng/display';
import type { ImbalanceClass, ServiceBalance } from '@junheng/engine/balance';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { html, type Markup, nothing, px, trusted } from '../html.ts';
import { drawn, plain, say, sentence } from '../words.ts';
import { diamond } from './legend.ts';
import { fitProjection, type Projection, pathOf, type Rings } from './shapes.ts';

/** What a map is drawn from. `shapes` holds the polygons of zones and areas by their id. */
export type MapInput = {
  readonly profile: ProfileDetail;
  readonly service: ServiceProfile;
  readonly balance: ServiceBalance;
  readonly shapes: ReadonlyMap<string, Rings>;
  readonly zoneNames: { readonly zh: string; readonly en: string };
  /** Which map of the page this is. */
  readonly at: number;
};

type Ground = Pick<MapInput, 'profile' | 'shapes'>;
const project = (ground: Ground) =>
  fitProjection(pointsOf(ground), {
    width: 640,
    largestHeight: 720,
    margin: ground.profile.zones.zone_id.length > namedZones ? 12 : 40,
  });

/** The frame in which a region's maps are drawn, as an SVG view box. */
export function mapFrame(ground: Ground): string {
  const { width, height } = project(ground);
  return `0 0 ${width} ${height}`;
}

/** More circles than this are drawn in groups of one colour and size, without a label for each. */
const labelledCircles = 600;
/** So few zones bear their names on the map. */
const namedZones = 30;
const radii = [1.4, 2, 2.7, 3.5, 4.6, 7];

/** The imbalance map of one service: zones by class, gaps hatched, facilities as dots, × where the count is unknown. */
export function imbalanceMap(input: MapInput): Markup {
  const { profile, shapes, balance } = input;
  const { zones } = profile;
  const projection = project(input);
  const polygons = zones.zone_id.filter((id) => shapes.has(id)).length;
  const asPolygons = polygons > zones.zone_id.length / 2;
  const counts = new Map<ImbalanceClass, number>();
  for (const code of balance.class) if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  const ground = asPolygons ? nothing : areas(input, projection);
  const layer = asPolygons ? zonePolygons(input, projection) : zoneCircles(input, projection);
  return html`<div class="mapped"><svg class="map" viewBox="0 0 ${projection.width} ${projection.height}" role="img" aria-label="${plain(sentence('report.map.title', { service: input.service.names }))}"><g id="map-${input.at}">${ground}${layer}${edgeRings(input, projection)}${facilities(input, projection)}</g>${zoneNames(input, projection)}</svg>
<div class="legend"><p class="caption">${say('report.map.legend')}</p>${diamond(counts)}${keys(input, asPolygons)}</div></div>`;
}

function pointsOf({ profile, shapes }: Ground): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (const rings of shapes.values()) for (const ring of rings) for (const point of ring) points.push(point);
  profile.zones.zone_id.forEach((_, i) => {
    const [lon, lat] = [profile.zones.lon[i], profile.zones.lat[i]];
    if (typeof lon === 'number' && typeof lat === 'number') points.push([lon, lat]);
  });
  return points;
}

const classOf = ({ profile, balance }: MapInput, zone: number): string => {
  const code = balance.class[zone];
  return profile.zones.gap[zone] || !code ? 'nd' : `k${code}`;
};

/** What a zone says when it is pointed at: name, supply index, need index. */
function labelOf({ profile, balance }: MapInput, zone: number): string {
  const { zones } = profile;
  const index = (value: number | null | undefined) => (value == null ? '–' : formatNumber('en', value));
  const own = zones.name[zone] || zones.zone_id[zone] || '';
  const area = profile.regions.find((region) => region.region_id === zones.region_id[zone]);
  const place = area && area.name !== own ? `${own}, ${area.name}` : own;
  return `${place}: ${plain(sentence('report.map.pointed', { supply: index(balance.supply_index[zone]), need: index(balance.need_index[zone]) }))}`;
}

function zonePolygons(input: MapInput, projection: Projection): Markup {
  const { zones } = input.profile;
  return html`<g class="zones">${zones.zone_id.map((id, zone) => {
    const rings = input.shapes.get(id);
    if (!rings) return nothing;
    return html`<path class="${classOf(input, zone)}" d="${pathOf(rings, projection)}"><title>${labelOf(input, zone)}</title></path>`;
  })}</g>`;
}

function areas({ profile, shapes }: MapInput, projection: Projection): Markup {
  const drawn = profile.regions.flatMap(({ region_id }) => {
    const rings = shapes.get(region_id);
    return rings ? [html`<path d="${pathOf(rings, projection)}"/>`] : [];
  });
  return html`<g class="areas">${drawn}</g>`;
}

/** Circles whose area follows the people who live there. Strong classes are drawn last, so that nothing hides them. */
function zoneCircles(input: MapInput, projection: Projection): Markup {
  const { zones } = input.profile;
  const largest = zones.persons.reduce<number>((most, persons) => Math.max(most, persons ?? 0), 1);
  const many = zones.zone_id.length;
  const unit = many > labelledCircles ? 7 : many > namedZones ? 13 : 22;
  const placed = zones.zone_id.flatMap((_, zone) => {
    const [lon, lat, persons] = [zones.lon[zone], zones.lat[zone], zones.persons[zone] ?? 0];
    if (typeof lon !== 'number' || typeof lat !== 'number' || persons <= 0) return [];
    const radius = Math.max(unit * Math.sqrt(persons / largest), 1.4);
    return [{ zone, kind: classOf(input, zone), x: projection.x(lon), y: projection.y(lat), radius }];
  });
  if (placed.length > labelledCircles) return groupedCircles(placed);
  const order = [...placed].sort((a, b) => b.radius - a.radius || a.zone - b.zone);
  return html`<g class="zones">${order.map(
    ({ zone, kind, x, y, radius }) =>
      html`<circle class="${kind}" cx="${px(x)}" cy="${px(y)}" r="${px(radius)}"><title>${labelOf(input, zone)}</title></circle>`,
  )}</g>`;
}

type Placed = { readonly kind: string; readonly x: number; readonly y: number; readonly radius: number };

/** Many circles as a few paths of round dots: one path for each class and size. */
function groupedCircles(placed: readonly Placed[]): Markup {
  const groups = new Map<string, string[]>();
  for (const { kind, x, y, radius } of placed) {
    const size = radii.findIndex((limit) => radius <= limit);
    const key = `${kind} ${radii[size < 0 ? radii.length - 1 : size]}`;
    const dots = groups.get(key) ?? [];
    dots.push(`M${px(x)} ${px(y)}h0`);
    groups.set(key, dots);
  }
  const weight = (key: string) => (key.startsWith('k13') ? 2 : key.startsWith('k31') ? 1 : 0);
  const order = [...groups.keys()].sort((a, b) => weight(a) - weight(b) || (a < b ? -1 : 1));
  return html`<g class="dots">${order.map((key) => {
    const [kind = '', radius = '1'] = key.split(' ');
    return html`<path class="${kind}" stroke-width="${px(2 * Number(radius))}" d="${(groups.get(key) ?? []).join('')}"/>`;
  })}</g>`;
}

/**
 * Names beside the zones, where there are few enough to read; at the right edge they stand on the left. They stay out of
 * the group that the page shows twice: the language switch does not reach into a second showing.
 */
function zoneNames({ profile: { zones } }: MapInput, projection: Projection): Markup {
  if (zones.zone_id.length > namedZones) return nothing;
  return html`<g class="names">${zones.zone_id.map((id, zone) => {
    const [lon, lat] = [zones.lon[zone], zones.lat[zone]];
    if (typeof lon !== 'number' || typeof lat !== 'number') return nothing;
    const [x, y] = [projection.x(lon), projection.y(lat)];
    const left = x > projection.width * 0.8;
    const place = html`x="${px(left ? x - 26 : x + 26)}" y="${px(y + 4)}" text-anchor="${left ? 'end' : 'start'}"`;
    const own = zones.name[zone] || id;
    return drawn('place', place, ({ language }) => (language === 'en' ? (zones.name_en[zone] ?? own) : own));
  })}</g>`;
}

/** Short zones whose reach crosses the region's edge: there the finding may be wrong. */
const nearEdge = ({ balance }: MapInput, zone: number): boolean =>
  balance.edge_near[zone] === true && balance.class[zone] === '13';

/** Rings around short zones near the edge: what lies beyond it is not in the data and may be in their reach. */
function edgeRings(input: MapInput, projection: Projection): Markup {
  const { zones } = input.profile;
  const radius = zones.zone_id.length > labelledCircles ? 3.6 : 5.5;
  const rings = zones.zone_id.flatMap((_, zone) => {
    const [lon, lat] = [zones.lon[zone], zones.lat[zone]];
    if (!nearEdge(input, zone) || typeof lon !== 'number' || typeof lat !== 'number') return [];
    const [x, y] = [px(projection.x(lon) - radius), px(projection.y(lat))];
    return [`M${x} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`];
  });
  return rings.length === 0 ? nothing : html`<path class="edged" d="${rings.join('')}"/>`;
}

function facilities({ profile, service }: MapInput, projection: Projection): Markup {
  const { facilities: list } = profile;
  const known = service.supply.filter((value): value is number => value !== null);
  const largest = known.reduce((most, value) => Math.max(most, value), 1);
  const plainList = service.supply_basis === 'institutions';
  const marks = list.facility_id.flatMap((_, i) => {
    const [lon, lat] = [list.lon[i], list.lat[i]];
    if (!service.gives[i] || typeof lon !== 'number' || typeof lat !== 'number') return [];
    const [x, y, supply] = [projection.x(lon), projection.y(lat), service.supply[i] ?? null];
    if (supply === null)
      return [html`<path class="unknown" d="M${px(x - 2.6)} ${px(y - 2.6)}l5.2 5.2m0-5.2l-5.2 5.2"/>`];
    const radius = plainList ? 1.3 : Math.max(6 * Math.sqrt(supply / largest), 1.4);
    return [html`<circle class="fac" cx="${px(x)}" cy="${px(y)}" r="${px(radius)}"/>`];
  });
  return html`<g class="facilities">${marks}</g>`;
}

function keys(input: MapInput, asPolygons: boolean): Markup {
  const { profile, service, balance } = input;
  const gaps = balance.class.filter((code, zone) => !code || profile.zones.gap[zone]).length;
  const edged = profile.zones.zone_id.some((_, zone) => nearEdge(input, zone));
  const symbol = (inner: string) => trusted(`<svg class="key" viewBox="0 0 30 14">${inner}</svg>`);
  const dots = symbol(
    '<circle class="fac" cx="5" cy="7" r="1.6"/><circle class="fac" cx="13" cy="7" r="3.4"/><circle class="fac" cx="24" cy="7" r="5.6"/>',
  );
  const one = symbol('<circle class="fac" cx="15" cy="7" r="2"/>');
  return html`<ul class="keys">
<li>${service.supply_basis === 'institutions' ? one : dots}<span>${say(service.supply_basis === 'institutions' ? 'report.map.institution' : 'report.map.facility')}</span></li>
${service.unknown_facilities > 0 && html`<li>${symbol('<path class="unknown" d="M12 4l6 6m0-6l-6 6"/>')}<span>${say('report.map.unknown', { count: service.unknown_facilities })}</span></li>`}
${edged && html`<li>${symbol('<circle class="edged" cx="15" cy="7" r="4.5"/>')}<span>${say('report.map.edge')}</span></li>`}
${gaps > 0 && html`<li>${symbol('<rect class="nd" x="3" y="1" width="24" height="12"/>')}<span>${say('report.map.noData', { count: gaps })}</span></li>`}
${!asPolygons && html`<li>${symbol('<circle class="k22" cx="8" cy="7" r="3"/><circle class="k22" cx="21" cy="7" r="6"/>')}<span>${say('report.map.circles', { zones: input.zoneNames })}</span></li>`}
</ul>`;
}
