import type { Text } from '../domain/index.ts';
import type { RowCheck, Value } from '../source/index.ts';
import { positionOffGlobe } from './geometry.ts';
import type { TableName } from './tables.ts';

type Ask = (at: (column: string) => Value) => boolean;
const check =
  (kind: RowCheck['kind']) =>
  (id: string, column: string, say: Text, breaks: Ask): RowCheck => ({ id, kind, column, say, breaks });
const impossible = check('impossible');
const remarkable = check('remarkable');

const below = (value: Value, limit: number) => typeof value === 'number' && value < limit;
const above = (value: Value, limit: number) => typeof value === 'number' && value > limit;
const bothGreater = (a: Value, b: Value) => a !== null && b !== null && a > b;

const negative = (column: string, zh: string, en: string): RowCheck =>
  impossible(`negative_${column}`, column, { zh: `${zh}不能为负数。`, en: `${en} cannot be negative.` }, (at) =>
    below(at(column), 0),
  );

const outOfWorld = impossible(
  'position_out_of_world',
  'lon',
  {
    zh: '经纬度超出范围（经度±180，纬度±90），可能经纬颠倒。',
    en: 'The position is off the globe (longitude ±180, latitude ±90); maybe the two are swapped.',
  },
  (at) => below(at('lon'), -180) || above(at('lon'), 180) || below(at('lat'), -90) || above(at('lat'), 90),
);
const shapeOffGlobe = impossible(
  'shape_off_globe',
  'geometry',
  {
    zh: '图形的坐标超出经纬度范围，可能经纬颠倒，或不是以度为单位。',
    en: 'The shape leaves the globe; maybe longitude and latitude are swapped, or its coordinates are not degrees.',
  },
  (at) => typeof at('geometry') === 'string' && positionOffGlobe(String(at('geometry'))),
);
const halfPosition = remarkable(
  'half_position',
  'lon',
  { zh: '只有经度或只有纬度。', en: 'Only one of longitude and latitude is there.' },
  (at) => (at('lon') === null) !== (at('lat') === null),
);
const validBackwards = impossible(
  'valid_backwards',
  'valid_to',
  { zh: '失效日期早于生效日期。', en: 'It ends to be valid before it begins.' },
  (at) => bothGreater(at('valid_from'), at('valid_to')),
);
const ageBackwards = impossible(
  'age_backwards',
  'age_to',
  { zh: '年龄段上限小于下限。', en: 'The age band ends before it begins.' },
  (at) => bothGreater(at('age_from'), at('age_to')),
);

const bedLadder = (more: string, less: string, zh: string, en: string): RowCheck =>
  remarkable(`${more}_above_${less}`, more, { zh, en }, (at) => bothGreater(at(more), at(less)));

/**
 * What is checked of every row that is written, table by table. *Impossible* keeps a row out (quarantine);
 * *remarkable* goes in with a flag and is shown: extra beds and use above 100 % are real life and a finding.
 * What only several rows can show (two beds for one person) is a cross-check of the pool, not of a row.
 */
export const rowChecks: { readonly [T in TableName]?: readonly RowCheck[] } = {
  region: [shapeOffGlobe],
  incident: [shapeOffGlobe],
  zone: [outOfWorld, halfPosition, shapeOffGlobe],
  settlement: [outOfWorld],
  facility: [outOfWorld, halfPosition, validBackwards],
  alliance_member: [validBackwards],
  person: [validBackwards],
  norm: [validBackwards],
  population: [negative('persons', '人数', 'A number of people'), ageBackwards],
  health_status: [negative('rate_per_1000', '患病率', 'A rate'), ageBackwards],
  rate: [negative('value', '标准率', 'A rate'), ageBackwards],
  resource: [negative('quantity', '资源数量', 'A quantity'), validBackwards],
  staff: [negative('fte', '全时当量', 'Full-time equivalents'), validBackwards],
  staff_roster: [
    negative('headcount', '人数', 'A headcount'),
    impossible('ends_before_start', 'end', { zh: '结束时间早于开始时间。', en: 'It ends before it starts.' }, (at) =>
      bothGreater(at('start'), at('end')),
    ),
  ],
  encounter: [
    impossible(
      'ends_before_start',
      'end',
      { zh: '出院日期早于入院日期。', en: 'The stay ends before it starts.' },
      (at) => bothGreater(at('start'), at('end')),
    ),
    negative('wait_minutes', '等候时间', 'A wait'),
    impossible(
      'age_out_of_range',
      'age',
      { zh: '年龄应在0至130岁之间。', en: 'An age must lie between 0 and 130.' },
      (at) => below(at('age'), 0) || above(at('age'), 130),
    ),
  ],
  waiting_list: [negative('waiting', '等候人数', 'A number of people waiting')],
  stock: [negative('quantity', '库存量', 'A stock')],
  surveillance: [negative('cases', '病例数', 'A number of cases'), negative('tests', '检测数', 'A number of tests')],
  travel: [negative('minutes', '行程时间', 'A journey time'), negative('km', '距离', 'A distance')],
  flow: [
    negative('persons', '人数', 'A number of people'),
    impossible(
      'share_out_of_range',
      'share',
      { zh: '占比应在0至1之间。', en: 'A share must lie between 0 and 1.' },
      (at) => below(at('share'), 0) || above(at('share'), 1),
    ),
  ],
  status: [
    negative('occupied', '占用床位', 'A number of beds in use'),
    negative('waiting', '等候人数', 'A number of people waiting'),
    bedLadder('occupied', 'staffed', '占用床位多于有人力保障的床位。', 'More beds are in use than are staffed.'),
    bedLadder('staffed', 'physical', '有人力保障的床位多于实有床位。', 'More beds are staffed than are there.'),
    bedLadder('physical', 'licensed', '实有床位多于编制床位。', 'More beds are there than are licensed.'),
  ],
};

/** The checks of a table's rows; none for a table that has no impossible values. */
export const listRowChecks = (table: string): readonly RowCheck[] => rowChecks[table as TableName] ?? [];
