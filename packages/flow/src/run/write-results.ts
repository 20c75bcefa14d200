import { join } from 'node:path';
import { speaker } from '@junheng/display';
import type { Language } from '@junheng/engine/domain';
import type { SourceContract } from '@junheng/engine/source';
import { type PoolReader, writeWhole } from '@junheng/pool';
import type { RegionConfig } from '../region/index.ts';
import { makeReport } from '../report/index.ts';
import { listFindings } from './findings.ts';
import type { StageArtefacts } from './run-stages.ts';
import { type Summary, summarise } from './summary.ts';

export type ResultFiles = {
  readonly summary: Summary;
  readonly report: string;
  /** Writes `report.html`, `summary.json`, `findings.json` and `region.json`, each whole. */
  write(): void;
};

/** Makes the files for people from the artefacts of a run; nothing is written before `write` is called. */
export async function makeResults(options: {
  readonly out: string;
  readonly config: RegionConfig;
  readonly contracts: readonly SourceContract[];
  readonly artefacts: StageArtefacts;
  readonly pool: PoolReader;
  readonly language?: Language | undefined;
}): Promise<ResultFiles> {
  const { out, config, contracts, artefacts, pool } = options;
  const summary = summarise(config, artefacts);
  const findings = listFindings(artefacts, speaker(options.language ?? config.language));
  const areas = await pool.readTable('region');
  const zones = await pool.readTable('zone');
  const html = makeReport({ region: config, summary, artefacts, areas, zones, contracts, findings });
  const report = join(out, 'report.html');
  return {
    summary,
    report,
    write() {
      writeWhole(report, html);
      writeWhole(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
      writeWhole(join(out, 'findings.json'), `${JSON.stringify(findings, null, 2)}\n`);
      writeWhole(join(out, 'region.json'), `${JSON.stringify(config, null, 2)}\n`);
    },
  };
}
