export type { ReportInput } from './context.ts';
export { makeReport } from './make-report.ts';
