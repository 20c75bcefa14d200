import type { Row } from '@junheng/engine/pool';

/** What makes two rows of a place versions of one stock, rather than two stocks that add up. */
const stockKey = ({ service_code, class: kind, type_code, state, unit }: Row<'resource'>) =>
  JSON.stringify([service_code, kind, type_code, state, unit]);

/** The rows of a stock that began last: an open older one is replaced by them. */
function latestOf(stock: readonly Row<'resource'>[]): readonly Row<'resource'>[] {
  const from = stock.map(({ valid_from }) => valid_from ?? '').sort();
  return stock.filter(({ valid_from }) => (valid_from ?? '') === from.at(-1));
}

/** The sum of a place's stocks, from rows that hold on one day; NaN where one of them has no quantity. */
export function sumStocks(rows: readonly Row<'resource'>[]): number {
  const holding = [...Map.groupBy(rows, stockKey).values()].flatMap(latestOf);
  return holding.reduce((sum, { quantity }) => sum + (quantity ?? Number.NaN), 0);
}
