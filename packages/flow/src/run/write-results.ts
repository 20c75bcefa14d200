import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { speaker } from '@junheng/display';
import type { Language } from '@junheng/engine/domain';
import type { SourceContract } from '@junheng/engine/source';
import type { PoolReader } from '@junheng/pool';
import type { RegionConfig } from '../region/index.ts';
import { makeReport } from '../report/index.ts';
import { listFindings } from './findings.ts';
import type { StageArtefacts } from './run-stages.ts';
import { type Summary, summarise } from './summary.ts';

export type ResultFiles = {
  readonly summary: Summary;
  readonly report: string;
  /**
   * Writes `report.html`, `summary.json`, `findings.json`, `region.json` and what else is given, by name, beside their
   * places: what needs room on the disk is done before anything is published. Throws what the file system throws, and
   * then leaves nothing.
   */
  stage(others?: Readonly<Record<string, unknown>>): StagedFiles;
};

/** Files that are written and not yet in their places. */
export type StagedFiles = {
  /** Renames them into their places, each whole. */
  place(): void;
  /** Takes away what was not placed. */
  drop(): void;
};

/** Makes the files for people from the artefacts of a run; nothing is written before `stage` is called. */
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
  return {
    summary,
    report: join(out, 'report.html'),
    stage: (others = {}) =>
      stageFiles(out, {
        'report.html': html,
        ...asText({ 'summary.json': summary, 'findings.json': findings, 'region.json': config, ...others }),
      }),
  };
}

const asText = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${JSON.stringify(value, null, 2)}\n`]));

function stageFiles(out: string, texts: Readonly<Record<string, string>>): StagedFiles {
  const paths = Object.keys(texts).map((name) => join(out, name));
  const drop = () => {
    for (const path of paths) rmSync(`${path}.part`, { force: true });
  };
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(out, `${name}.part`), text);
  } catch (cause) {
    drop();
    throw cause;
  }
  return {
    place: () => {
      for (const path of paths) renameSync(`${path}.part`, path);
    },
    drop,
  };
}
