import type { Stage } from '@junheng/engine';
import type { RunRecord } from '@junheng/engine/domain';
import { canonicalJson, sha256 } from './canonical.ts';

/**
 * The id of an artefact, before it is made: a hash of all that its content can depend on. What has the id already is
 * not made again.
 */
export function artefactId(stage: Stage, kind: string, madeFrom: readonly string[], run: RunRecord): string {
  return `${stage}-${sha256(canonicalJson({ stage, kind, madeFrom, run })).slice(0, 16)}`;
}
