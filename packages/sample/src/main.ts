import { parseArgs } from 'node:util';
import { makeSample } from './index.ts';

/** A way to make the sample while working on it: `node packages/sample/src/main.ts --out <folder>`. */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    residents: { type: 'string', default: '3000000' },
    years: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    dirt: { type: 'string', default: '0.01' },
    forms: { type: 'string', default: 'many' },
    contacts: { type: 'string', default: 'weekly' },
  },
});
const summary = await makeSample({
  out: values.out ?? '',
  residents: Number(values.residents),
  years: Number(values.years),
  seed: Number(values.seed),
  dirt: Number(values.dirt),
  forms: values.forms === 'csv' ? 'csv' : 'many',
  contacts: values.contacts === 'all' ? 'all' : 'weekly',
});
process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
