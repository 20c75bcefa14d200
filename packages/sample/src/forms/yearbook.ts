import { join } from 'node:path';
import { lastOf, nth } from '../lists.ts';
import { bands, cell } from '../people.ts';
import type { World } from '../truth.ts';
import { lastYear } from '../world.ts';
import { type SheetCell, writeWorkbook } from './workbook.ts';

/** Texts of the header as they stand, two rows high; the reader joins them with a space. */
export const yearbookHeads = {
  county: '县（市、区）',
  residents: '常住人口 年末（万人）',
  children: '常住人口 0—14岁（万人）',
  old: '常住人口 65岁及以上（万人）',
  facilities: '医疗卫生机构 机构数（个）',
  beds: '医疗卫生机构 床位数（张）',
} as const;

/**
 * The yearbook's table of counties as a statistics office writes it: a title, a header of two rows with merged cells,
 * people in ten thousands to two decimals, a total, notes below.
 *
 * @returns counties in the table
 */
export async function writeYearbook(data: string, world: World): Promise<number> {
  const { geography, people, facilities, beds } = world;
  const counts = lastOf(people.counts);
  const wan = (persons: number) => Math.round(persons / 100) / 100;
  const rows = geography.counties.map((county): SheetCell[] => {
    const of = (from: number, to: number) => {
      let sum = 0;
      for (const { index, county: own } of geography.townships) {
        if (own !== county.index) continue;
        for (const sex of [0, 1]) for (let b = from; b < to; b++) sum += nth(counts, cell(index, sex, b));
      }
      return sum;
    };
    const own = facilities.filter((one) => one.county === county.index);
    const numbers = new Set(own.map(({ index }) => index));
    const physical = beds.reduce((sum, one) => sum + (numbers.has(one.facility) ? one.physical : 0), 0);
    return [county.name.zh, wan(of(0, bands)), wan(of(0, 3)), wan(of(13, bands)), own.length, physical];
  });
  const total = [1, 2, 3, 4, 5].map((c) => {
    const sum = rows.reduce((all, row) => all + Number(row[c]), 0);
    return Math.round(sum * 100) / 100;
  });
  await writeWorkbook(join(data, `yearbook-${lastYear}.xlsx`), [
    {
      name: '分县基本情况',
      rows: [
        [`2-1  分县（市、区）人口与卫生资源（${lastYear}年）`],
        [],
        ['县（市、区）', { text: '常住人口', across: 3 }, null, null, { text: '医疗卫生机构', across: 2 }, null],
        [null, '年末（万人）', '0—14岁（万人）', '65岁及以上（万人）', '机构数（个）', '床位数（张）'],
        ...rows,
        ['全省', ...total],
        [],
        ['注：1. 常住人口为年末数。'],
        ['    2. 床位数为实有床位，不含观察床。'],
      ],
    },
  ]);
  return rows.length + 1;
}
