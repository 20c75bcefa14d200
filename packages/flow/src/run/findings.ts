import type { Speaker } from '@junheng/display';
import { findingSentence } from '../balance/findings.ts';
import type { StageArtefacts } from './run-stages.ts';

/** One row of `findings.json`. */
export type FindingRow = {
  readonly zone_id: string;
  readonly service_code: string;
  readonly kind: 'short' | 'ample';
  readonly supply_index: number;
  readonly need_index: number;
  readonly sentence: string;
};

/** The mismatches of the balance, firm and weighty ones first, each with its sentence in the speaker's language. */
export function listFindings(artefacts: StageArtefacts, speaker: Speaker): FindingRow[] {
  const { balance, profile } = artefacts;
  if (balance.value.status !== 'made' || profile.value.status !== 'made') return [];
  const { detail } = profile.value;
  return balance.value.detail.services.flatMap((service) =>
    service.findings.map((finding) => ({
      zone_id: finding.zone_id,
      service_code: finding.service_code,
      kind: finding.kind,
      supply_index: finding.supply_index,
      need_index: finding.need_index,
      sentence: findingSentence(speaker, finding, { profile: detail, service }),
    })),
  );
}
