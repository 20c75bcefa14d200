import { join } from 'node:path';
import type { Fields } from '../patients.ts';
import { TextFile } from '../write.ts';

/** Systems of codes that the made-up alliance uses; they name no server. */
const system = {
  department: 'urn:lanchuan:department',
  outcome: 'urn:lanchuan:outcome',
  township: 'urn:lanchuan:township',
};
const priority = { 1: 'EL', 2: 'EM' } as const;

const coded = (code: string | number, from: string) => ({ coding: [{ system: from, code: String(code) }] });

/** The Encounter of a stay. A stay that runs has no end and no outcome. */
function encounterOf(fields: Fields) {
  const [stay, hospital, department, patient, township, , , diagnosis, admitted, discharged, , arrival, outcome] =
    fields;
  return {
    resourceType: 'Encounter',
    id: stay,
    ...(township === '' ? {} : { extension: [{ url: system.township, valueCode: String(township) }] }),
    status: discharged === '' ? 'in-progress' : 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    serviceType: coded(department ?? '', system.department),
    priority: coded(priority[arrival as 1 | 2], 'http://terminology.hl7.org/CodeSystem/v3-ActPriority'),
    subject: { reference: `Patient/${patient}` },
    period: { start: admitted, ...(discharged === '' ? {} : { end: discharged }) },
    reasonCode: [coded(diagnosis ?? '', 'http://hl7.org/fhir/sid/icd-10')],
    ...(outcome === '' ? {} : { hospitalization: { dischargeDisposition: coded(outcome ?? '', system.outcome) } }),
    serviceProvider: { reference: `Organization/${hospital}` },
  };
}

/** The Patient of the first stay: what a pool may know of a person. */
function patientOf(fields: Fields) {
  const [, , , patient, township, age, sex, , admitted] = fields;
  return {
    resourceType: 'Patient',
    id: patient,
    ...(township === '' ? {} : { extension: [{ url: system.township, valueCode: String(township) }] }),
    gender: sex === 1 ? 'male' : 'female',
    birthDate: String(Number(String(admitted).slice(0, 4)) - Number(age)),
  };
}

/** Writes `patients.ndjson` and `encounters.ndjson` as a FHIR server's bulk export would hold them. */
export class FhirStays {
  patients = 0;
  encounters = 0;
  readonly #known = new Set<string>();
  readonly #files: readonly [TextFile, TextFile];

  private constructor(files: readonly [TextFile, TextFile]) {
    this.#files = files;
  }

  static async create(folder: string): Promise<FhirStays> {
    return new FhirStays([
      await TextFile.create(join(folder, 'patients.ndjson')),
      await TextFile.create(join(folder, 'encounters.ndjson')),
    ]);
  }

  stay(fields: Fields): void {
    const [patients, encounters] = this.#files;
    const patient = String(fields[3]);
    if (!this.#known.has(patient)) {
      this.#known.add(patient);
      patients.add(`${JSON.stringify(patientOf(fields))}\n`);
      this.patients++;
    }
    encounters.add(`${JSON.stringify(encounterOf(fields))}\n`);
    this.encounters++;
  }

  async flush(): Promise<void> {
    for (const file of this.#files) await file.flush();
  }
  async close(): Promise<void> {
    for (const file of this.#files) await file.close();
  }
  async abandon(): Promise<void> {
    for (const file of this.#files) await file.abandon();
  }
}
