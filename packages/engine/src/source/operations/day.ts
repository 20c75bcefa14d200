import { readExcelDay } from '../clean/excel-day.ts';
import type { Expression } from '../expression-contract.ts';
import { fieldOf } from '../expression-tree.ts';
import type { Operation } from '../operation.ts';
import { compileDayFormat, dayNumber, readDay, readMonthEnd } from '../read-day.ts';
import { toDay } from '../reading.ts';

type DayNode = Extract<Expression, { readonly day: unknown }>;
type SerialNode = Extract<Expression, { readonly excel_day: unknown }>;

/** Whole years from one day to another, as ages are counted: negative when the second comes first. */
function yearsBetween(from: string, to: string): number {
  if (to < from) return -yearsBetween(to, from);
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

const between =
  (count: (from: string, to: string) => number): Operation =>
  ([start, end]: readonly [Expression, Expression], compile) => {
    const [from, to] = [compile(start), compile(end)];
    return (cells, issues) => {
      const [a, b] = [
        toDay(from(cells, issues), fieldOf(start), issues),
        toDay(to(cells, issues), fieldOf(end), issues),
      ];
      return a === null || b === null ? null : count(a, b);
    };
  };

/** Days of the calendar and what lies between them. */
export const dayOperations: Readonly<Record<string, Operation>> = {
  day: (part: Expression, compile, _around, field, whole: DayNode) => {
    const inner = compile(part);
    const formats = whole.formats?.map((format) => compileDayFormat(format, whole.yy_from));
    const read = (text: string) => readDay(text, formats);
    return (cells, issues) => toDay(inner(cells, issues), field, issues, read);
  },
  excel_day: (part: Expression, compile, _around, field, whole: SerialNode) => {
    const inner = compile(part);
    const read = (text: string) => readExcelDay(text, whole.system);
    return (cells, issues) => toDay(inner(cells, issues), field, issues, read);
  },
  month_end: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => toDay(inner(cells, issues), field, issues, readMonthEnd);
  },
  days_between: between((from, to) => dayNumber(to) - dayNumber(from)),
  years_between: between(yearsBetween),
  year: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    const year = (text: string) => (/^\s*[1-9]\d{3}\s*$/.test(text) ? text.trim() : readDay(text)?.slice(0, 4));
    return (cells, issues) => {
      const found = toDay(inner(cells, issues), field, issues, year);
      return found === null ? null : Number(found);
    };
  },
};
