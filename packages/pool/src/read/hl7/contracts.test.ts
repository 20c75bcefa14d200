import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readShared, sharedPath, testShared } from '../../../../../testing/shared-data.ts';
import { ingest } from '../../ingest/ingest.ts';
import { readContract } from '../../read-contract.ts';
import { openPool } from '../../reader/open-pool.ts';
import { readHl7 } from './read-hl7.ts';

const contractPath = fileURLToPath(new URL('../../../../../examples/sources/hl7v2-adt/adt.yaml', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'junheng-hl7-contract-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;

async function takeIn(put: (folder: string) => void) {
  const folder = join(root, String(++boxes));
  mkdirSync(join(folder, 'hl7'), { recursive: true });
  put(join(folder, 'hl7'));
  const poolFolder = join(folder, 'pool');
  const contract = await readContract(contractPath);
  const snapshot = await ingest({
    regionId: 'r',
    contracts: [contract],
    regionFolder: folder,
    dataFolder: folder,
    poolFolder,
    personKey: Buffer.alloc(32, 7),
    threads: 1,
  });
  const pool = await openPool(poolFolder, snapshot);
  const [encounters, persons, links] = [
    await pool.readTable('encounter'),
    await pool.readTable('person'),
    await pool.readTable('person_link'),
  ];
  const quarantine = await pool.readQuarantine();
  pool.close();
  return { deliveries: snapshot.deliveries, encounters, persons, links, quarantine };
}

type Told = {
  readonly visit?: string;
  readonly patient?: string;
  readonly admitted?: string;
  readonly discharged?: string;
  readonly ward?: string;
  readonly diagnosis?: string;
  readonly merged?: string;
};
/** A message as a hospital sends it; `at` is its day. */
function message(event: string, at: string, told: Told): string {
  const pv1 = [
    'PV1',
    '1',
    'I',
    `${told.ward ?? 'IM'}^1^2`,
    ...Array(15).fill(''),
    told.visit ?? '',
    ...Array(24).fill(''),
    told.admitted ?? '',
    told.discharged ?? '',
  ];
  return [
    `MSH|^~\\&|HIS|H1|||${at}0800+0800||ADT^${event}|${event}${at}|P|2.5||||||UNICODE UTF-8`,
    `EVN|${event}|${at}0800`,
    `PID|1||${told.patient ?? 'p1'}^^^H1^MR||张^三||19600229|F`,
    ...(told.merged === undefined ? [] : [`MRG|${told.merged}^^^H1^MR`]),
    ...(told.diagnosis === undefined ? [] : [`DG1|1||${told.diagnosis}^^I10`]),
    ...(told.visit === undefined ? [] : [pv1.join('|')]),
  ].join('\r');
}

test('a hospital week, worked by hand: admitted, moved, discharged, cancelled, merged', async () => {
  const days = {
    '2024-03-01.hl7': [
      message('A01', '20240301', { visit: 'v1', admitted: '20240301' }),
      message('A01', '20240301', { visit: 'v2', patient: 'p2' }), // the event's day stands for that of admission
      message('A04', '20240301', { visit: 'v3', patient: 'p3', admitted: '20240301' }),
      message('A01', '20240301', { visit: 'v4', patient: 'p4', admitted: '20240301' }),
    ],
    '2024-03-02.hl7': [
      message('A02', '20240302', { visit: 'v1', admitted: '20240301', ward: 'ICU' }),
      message('A08', '20240302', { visit: 'v1', admitted: '20240301', diagnosis: 'I63.9' }),
      message('A11', '20240302', { visit: 'v4', patient: 'p4', admitted: '20240301' }), // there was no such admission
      message('A03', '20240302', { visit: 'v2', patient: 'p2', admitted: '20240301', discharged: '20240302' }),
    ],
    '2024-03-04.hl7': [
      message('A13', '20240304', { visit: 'v2', patient: 'p2', admitted: '20240301' }), // still in
      message('A03', '20240304', { visit: 'v1', admitted: '20240301' }), // discharged on the event's day
      message('A40', '20240304', { patient: 'p1', merged: 'p9' }),
      message('A40', '20240304', { patient: 'p1' }), // a merge that names one number only
      message('A31', '20240304', { patient: 'p1' }),
    ],
  };
  const taken = await takeIn((folder) => {
    for (const [name, messages] of Object.entries(days)) writeFileSync(join(folder, name), messages.join('\r'));
  });
  const shown = taken.encounters
    .map((row) => [row.encounter_id, row.start, row.end, row.service_code, row.diagnosis_code, row.age])
    .sort();
  expect(shown).toEqual([
    ['H1/v1', '2024-03-01', '2024-03-04', 'IM', 'I63.9', 64],
    ['H1/v2', '2024-03-01', null, 'IM', null, 64],
    ['H1/v3', '2024-03-01', null, 'IM', null, 64],
  ]);
  const keys = new Map(taken.encounters.map(({ encounter_id, person_key }) => [encounter_id, person_key]));
  expect(taken.links).toMatchObject([
    { into_key: keys.get('H1/v1'), method: 'hl7-a40', score: 1, decided: '2024-03-04' },
  ]);
  // p1 to p4; of p4 the person stays although the admission did not.
  expect(taken.persons.map(({ birth_year, sex }) => [birth_year, sex])).toEqual(Array(4).fill([1960, 'female']));
  expect(taken.quarantine.rows).toMatchObject([{ rule: 'merge-names-both', line: 13 }]);
  for (const { read, accepted, merged, quarantined } of taken.deliveries) {
    expect(read).toBe(accepted + merged + quarantined);
  }
  expect(taken.deliveries.map(({ read, quarantined, passed_over }) => [read, quarantined, passed_over])).toEqual([
    [4, 0, []],
    [4, 0, []],
    [4, 1, [{ kind: 'ADT^A31', records: 1 }]],
  ]);
});

testShared(
  'the 26 real messages, file by file: eight events have a home, the visit that they tell stands once',
  async () => {
    const taken = await takeIn((folder) => cpSync(sharedPath('messages_hl7_fhir/hl7v2'), folder, { recursive: true }));
    expect(taken.deliveries.length).toBe(26);
    const sum = (of: (one: (typeof taken.deliveries)[number]) => number) =>
      taken.deliveries.reduce((total, one) => total + of(one), 0);
    expect(sum(({ read }) => read)).toBe(8);
    expect(sum(({ passed_over }) => passed_over?.length ?? 0)).toBe(18);
    expect(sum(({ quarantined }) => quarantined)).toBe(0);
    // EVN-1 says A01 in A02, A03, A04, A08, A11 and A13: flagged, and MSH-9 taken.
    expect(sum(({ rules }) => rules.find(({ rule }) => rule === 'event-told-twice')?.rows ?? 0)).toBeGreaterThanOrEqual(
      1,
    );
    expect(taken.encounters).toMatchObject([
      {
        encounter_id: 'GHHSFacility/40007716',
        facility_id: 'GHHSFacility',
        service_code: 'SUR',
        class: 'inpatient',
        start: '2015-02-08',
        end: null,
        diagnosis_code: '422504002',
        sex: 'male',
      },
    ]);
    expect(taken.links).toMatchObject([{ method: 'hl7-a40', decided: '2019-04-23' }]);
  },
);

testShared("what Microsoft's converter makes of three messages, we read too", async () => {
  type Resource = {
    resourceType: string;
    birthDate?: string;
    gender?: string;
    class?: { code: string };
    period?: { start?: string; end?: string };
    identifier?: { value: string }[];
    serviceType?: { coding: { code: string }[] };
  };
  const paths = {
    id: 'PID-3[2].1',
    second: 'PID-3[1].1',
    visit: 'PV1-19.1',
    sex: 'PID-8',
    born: 'PID-7.day()',
    class: 'PV1-2.1',
    start: 'PV1-44.instant()',
    end: 'PV1-45.instant()',
    service: 'PV1-10.1',
  };
  for (const event of ['A01', 'A02', 'A03']) {
    const bundle = JSON.parse(readShared(`messages_hl7_fhir/fhir_expected/ADT-${event}-01.json.gz`)) as {
      entry: { resource: Resource }[];
    };
    const find = (type: string) =>
      bundle.entry.map(({ resource }) => resource).find(({ resourceType }) => resourceType === type);
    const [encounter, patient] = [find('Encounter'), find('Patient')];
    const { batches } = await readHl7(sharedPath(`messages_hl7_fhir/hl7v2/ADT-${event}-01.hl7`), {
      kind: 'hl7',
      events: [event],
      paths,
    });
    for await (const { cells } of batches) {
      for (const row of cells) {
        const [id = '', , visit = '', sex, born, patientClass, start = '', end = '', service] = row;
        expect(patient?.identifier?.map(({ value }) => value)).toContain(id);
        expect(encounter?.identifier?.map(({ value }) => value)).toContain(visit);
        expect([sex === 'M' ? 'male' : sex, born]).toEqual([patient?.gender, patient?.birthDate]);
        expect([patientClass, encounter?.class?.code]).toEqual(['P', 'PRENC']);
        expect(Date.parse(start)).toBe(Date.parse(encounter?.period?.start ?? ''));
        expect(Date.parse(end)).toEqual(Date.parse(encounter?.period?.end ?? ''));
        expect(encounter?.serviceType?.coding[0]?.code).toBe(service);
      }
    }
  }
});
