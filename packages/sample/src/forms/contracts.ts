import { type Contract, contract, counted, hospital, service, sexes, text } from '../contract-parts.ts';
import { lastYear } from '../world.ts';
import { claimColumns } from './claims.ts';
import { contactColumns } from './contacts.ts';
import { deviceColumns, deviceEventColumns } from './devices.ts';
import { yearbookHeads } from './yearbook.ts';

const outcomes = { 1: 'home', 2: 'transferred', 3: 'community', 4: 'against_advice', 5: 'died' };
const township = "extension('urn:lanchuan:township').valueCode";

/** Registers and yearbook: what stands, in the forms in which it comes. */
export const standingForms = (): Contract[] => [
  contract(
    'yearbook',
    text('统计年鉴：分县人口与卫生资源', 'Yearbook: people and facilities by county'),
    text('与乡镇人口、机构名录相互核对', 'Is held against the townships and the registers'),
    {
      file: `yearbook-{period}.xlsx`,
      every: 'P1Y',
      format: { kind: 'excel', header_row: 3, header_rows: 2, until_blank: true },
      columns: Object.values(yearbookHeads),
      tables: [
        {
          table: 'population',
          when: { ne: [yearbookHeads.county, { const: '全省' }] },
          fields: {
            place_id: { lookup: yearbookHeads.county, table: 'region', match: 'name', give: 'region_id' },
            year: lastYear,
            persons: { round: [{ convert: [yearbookHeads.residents, '万人', '人'] }, 0] },
          },
          key: ['place_id', 'year'],
        },
        {
          table: 'statistic',
          when: { ne: [yearbookHeads.county, { const: '全省' }] },
          turn: [
            { column: yearbookHeads.facilities, set: { indicator_code: 'yearbook_facilities', unit: 'facility' } },
            { column: yearbookHeads.beds, set: { indicator_code: 'yearbook_beds', unit: 'bed' } },
          ],
          fields: {
            place_id: { lookup: yearbookHeads.county, table: 'region', match: 'name', give: 'region_id' },
            period: { const: String(lastYear) },
            value: { number: 'value' },
          },
          key: ['place_id', 'period', 'indicator_code'],
        },
      ],
    },
  ),
  contract('devices', text('大型设备', 'Large devices'), text('描述设备配置', 'Describes the equipment'), {
    file: 'devices.csv',
    every: 'P1Y',
    columns: deviceColumns,
    tables: [
      {
        table: 'equipment',
        fields: {
          equipment_id: 'device',
          facility_id: hospital,
          type_code: 'kind',
          licence_class: 'licence',
          commissioned: { day: 'bought' },
          life_years: { number: 'life_years' },
          price: { convert: ['price_wan', '万元', '元'] },
          state: 'state',
        },
        key: ['equipment_id'],
      },
    ],
  }),
  contract(
    'alliance-patients',
    text('医共体：居民（FHIR）', 'Alliance: patients (FHIR)'),
    text('描述就诊人的年龄与性别', 'Gives age and sex of patients'),
    {
      file: 'fhir/patients.ndjson',
      every: 'P1D',
      classification: 'personal',
      format: { kind: 'fhir', resource: 'Patient', paths: { id: 'id', gender: 'gender', born: 'birthDate', township } },
      columns: ['id', 'gender', 'born', 'township'],
      tables: [
        {
          table: 'person',
          fields: {
            person_key: { pseudonym: ['id'] },
            birth_year: { integer: 'born' },
            sex: 'gender',
            home_zone_id: 'township',
          },
          key: ['person_key'],
        },
      ],
    },
  ),
];

/** What happens: stays in other forms, claims, and what devices report. */
export const flowingForms = (): Contract[] => [
  contract(
    'alliance-stays',
    text('医共体：住院（FHIR）', 'Alliance: stays (FHIR)'),
    text('描述住院服务利用', 'Describes the use of inpatient care'),
    {
      file: 'fhir/encounters.ndjson',
      every: 'P1D',
      classification: 'personal',
      format: {
        kind: 'fhir',
        resource: 'Encounter',
        paths: {
          id: 'id',
          hospital: 'serviceProvider.resolve().id',
          department: 'serviceType.coding.code.first()',
          patient: 'subject.resolve().id',
          township,
          diagnosis: 'reasonCode.coding.code.first()',
          admitted: 'period.start',
          discharged: 'period.end',
          priority: 'priority.coding.code.first()',
          outcome: 'hospitalization.dischargeDisposition.coding.code.first()',
        },
      },
      columns: [
        'id',
        'hospital',
        'department',
        'patient',
        'township',
        'diagnosis',
        'admitted',
        'discharged',
        'priority',
        'outcome',
      ],
      tables: [
        {
          table: 'encounter',
          fields: {
            encounter_id: 'id',
            person_key: { pseudonym: ['patient'] },
            facility_id: hospital,
            service_code: service,
            class: { const: 'inpatient' },
            start: { day: 'admitted' },
            end: { day: 'discharged' },
            diagnosis_code: 'diagnosis',
            acuity_code: { map: 'priority', codes: { EL: 'planned', EM: 'urgent' } },
            age: { subtract: [{ year: 'admitted' }, fromPatient('birth_year')] },
            sex: fromPatient('sex'),
            home_zone_id: 'township',
            disposition: { map: 'outcome', codes: outcomes },
          },
          key: ['encounter_id'],
        },
      ],
    },
  ),
  messages(),
  contract('claims', text('医保结算', 'Claims'), text('与住院记录相互核对', 'Are held against the stays'), {
    file: 'claims/claims-{period}*.csv',
    every: 'P1M',
    due: 'P10D',
    columns: claimColumns,
    tables: [
      {
        table: 'claim',
        fields: {
          claim_id: 'claim_no',
          encounter_id: 'stay_id',
          facility_id: hospital,
          fund_code: { map: 'fund', codes: { 310: 'employee', 390: 'resident' } },
          total: { number: 'total_yuan' },
          insured: { number: 'insured_yuan' },
          out_of_pocket: { number: 'self_paid_yuan' },
          currency: { const: 'CNY' },
          group_code: 'group',
          weight: { number: 'weight' },
          settled: { day: 'settled' },
          settled_elsewhere: { boolean: 'elsewhere' },
        },
        key: ['claim_id'],
      },
    ],
    rules: [
      counted('total_yuan', 'total-not-negative'),
      {
        id: 'parts-make-the-total',
        should: {
          eq: [
            { round: [{ add: [{ number: 'insured_yuan' }, { number: 'self_paid_yuan' }] }, 2] },
            { round: [{ number: 'total_yuan' }, 2] },
          ],
        },
        field: 'total_yuan',
        say: text('统筹支付与个人负担之和应等于总费用。', 'What the fund and the patient pay makes the total.'),
      },
      {
        id: 'fund-pays-its-share',
        should: { ge: [{ number: 'insured_yuan' }, { multiply: [{ number: 'total_yuan' }, 0.5] }] },
        field: 'insured_yuan',
        say: text(
          '统筹支付低于总费用的一半，可能两列颠倒。',
          'The fund pays less than half; maybe two columns are swapped.',
        ),
      },
    ],
  }),
  contract(
    'device-events',
    text('设备使用日报', 'Daily use of devices'),
    text('描述设备利用', 'Describes the use of devices'),
    {
      file: 'device-events.csv',
      every: 'P1D',
      columns: deviceEventColumns,
      tables: [
        {
          table: 'equipment_event',
          fields: {
            equipment_id: { lookup: 'device', table: 'equipment', match: 'equipment_id', give: 'equipment_id' },
            at: 'at',
            event: 'event',
            minutes: { number: 'minutes' },
            exams: { integer: 'exams' },
          },
          key: ['equipment_id', 'at', 'event'],
        },
      ],
    },
  ),
];

/** Outpatient and emergency contacts one by one. */
export const singleContacts = (): Contract =>
  contract(
    'visits',
    text('门急诊就诊明细', 'Single contacts'),
    text('描述门急诊服务利用', 'Describes the use of clinics'),
    {
      file: 'visits/visits-{period}.parquet',
      every: 'P1M',
      classification: 'personal',
      columns: contactColumns,
      tables: [
        {
          table: 'encounter',
          fields: {
            encounter_id: 'visit_no',
            person_key: { pseudonym: ['patient_no'] },
            facility_id: hospital,
            service_code: service,
            class: { map: 'kind', codes: { 1: 'outpatient', 2: 'emergency' } },
            start: { day: 'day' },
            end: { day: 'day' },
            wait_minutes: { number: 'wait_minutes' },
            age: { integer: 'age' },
            sex: { map: 'sex', codes: sexes },
            home_zone_id: 'township',
          },
          key: ['encounter_id'],
        },
      ],
    },
  );

/** What the alliance's register of patients knows of the patient of a stay. */
function fromPatient(give: string) {
  return { lookup: { pseudonym: ['patient'] }, table: 'person', match: 'person_key', give };
}

/** One hospital's messages: what an admission and a discharge tell is one contact; what was cancelled is none. */
function messages(): Contract {
  const contact = {
    encounter_id: 'visit',
    person_key: { pseudonym: ['patient'] },
    facility_id: hospital,
    service_code: service,
    class: { map: 'class', codes: { I: 'inpatient', E: 'emergency', O: 'outpatient' } },
    start: { day: 'admitted' },
    end: { day: 'discharged' },
    diagnosis_code: 'diagnosis',
    acuity_code: { map: 'type', codes: { C: 'planned', E: 'urgent' } },
    age: { subtract: [{ year: 'admitted' }, { integer: 'born' }] },
    sex: { map: 'sex', codes: { M: sexes[1], F: sexes[2] } },
    home_zone_id: 'township',
    disposition: { map: 'outcome', codes: outcomes },
  };
  const paths = {
    event: 'MSH-9.2',
    hospital: 'MSH-4.1',
    at: 'EVN-2.day()',
    patient: 'PID-3.1',
    born: 'PID-7.1',
    sex: 'PID-8.1',
    township: 'PID-11.9',
    class: 'PV1-2.1',
    type: 'PV1-4.1',
    department: 'PV1-10.1',
    visit: 'PV1-19.1',
    outcome: 'PV1-36.1',
    admitted: 'PV1-44.day()',
    discharged: 'PV1-45.day()',
    diagnosis: 'DG1-3.1',
    merged: 'MRG-1.1',
  };
  const events = ['A01', 'A03', 'A08', 'A11', 'A13', 'A40'];
  const cancelling = { in: ['event', ['A11', 'A13']] };
  return contract(
    'hospital-messages',
    text('一家医院的入出转消息（HL7 v2）', 'Messages of one hospital (HL7 v2)'),
    text('描述住院服务利用', 'Describes the use of inpatient care'),
    {
      file: 'hl7/adt.hl7',
      every: 'P1D',
      classification: 'personal',
      format: { kind: 'hl7', events, paths },
      columns: Object.keys(paths),
      tables: [
        {
          table: 'encounter',
          when: cancelling,
          fields: contact,
          key: ['encounter_id'],
          repeat: 'fill',
          remove: cancelling,
        },
        {
          table: 'encounter',
          when: { in: ['event', ['A01', 'A03', 'A08', 'A13']] },
          fields: contact,
          key: ['encounter_id'],
          repeat: 'fill',
        },
        {
          table: 'person_link',
          when: { eq: ['event', { const: 'A40' }] },
          fields: {
            person_key: { pseudonym: ['merged'] },
            into_key: { pseudonym: ['patient'] },
            method: { const: 'hl7-a40' },
            score: 1,
            decided: { day: 'at' },
          },
          key: ['person_key', 'into_key'],
        },
      ],
    },
  );
}
