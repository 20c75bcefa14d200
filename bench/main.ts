import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { forecast } from './forecast/index.ts';
import { root } from './frame/child.ts';
import { describeMachine } from './frame/machine.ts';
import { type Bench, type Row, skip, toRow } from './frame/row.ts';
import { toTable } from './frame/table.ts';
import { loop } from './loop/index.ts';
import { pool } from './pool/index.ts';

const suites: Readonly<Record<string, readonly Bench[]>> = { loop, pool, forecast };
const usage = `npx pnpm bench <stage> [--only <id>] [--quick] [--json <file>]
stages: ${Object.keys(suites).join(', ')}, all
exit code: 0 all goals met or skipped, 1 a goal is not met, 2 a bench failed or was asked for wrongly`;

/** Reads what was asked; prints how to ask and ends where it cannot be read. */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, stage: positionals[0], extra: positionals[1] };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

/** The benches of a stage, or the one that `--only` names, by its id with or without the stage. */
function choose(stage: string, only: string | undefined): readonly Bench[] {
  const all = stage === 'all' ? Object.values(suites).flat() : (suites[stage] ?? []);
  return only === undefined ? all : all.filter(({ id }) => id === only || id === `${stage}/${only}`);
}

async function main(): Promise<number> {
  const { stage, extra, only, quick, json, help } = readArguments();
  if (help) {
    console.log(usage);
    return 0;
  }
  const benches = stage === undefined || extra !== undefined ? [] : choose(stage, only);
  if (stage === undefined || benches.length === 0) {
    const ids = Object.values(suites)
      .flat()
      .map(({ id }) => id);
    console.error(
      `No such bench: ${[stage, only].filter(Boolean).join(' ') || 'none named'}. There are: ${ids.join(', ')}.\n${usage}`,
    );
    return 2;
  }
  const machine = describeMachine();
  const rows: Row[] = [];
  let failed = false;
  for (const bench of benches) {
    console.error(`${bench.id} …`);
    const finding = await bench.run({ quick }).catch((error: Error) => {
      failed = true;
      return skip(bench.id, '', `failed: ${error.message}`);
    });
    rows.push(toRow(bench.id, finding, machine, new Date().toISOString()));
  }
  const file = json === undefined ? join(root, `out/bench/${stage}.json`) : resolve(process.env.INIT_CWD ?? '.', json);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  console.log(`${toTable(rows)}\n\n${machine}\n${relative(root, file)}`);
  return failed ? 2 : rows.some(({ met }) => met === false) ? 1 : 0;
}

process.exitCode = await main();
