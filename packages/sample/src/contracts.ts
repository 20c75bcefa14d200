import { type Contract, contract, counted, hospital, service, sexes, text } from './contract-parts.ts';
import { flowingForms, singleContacts, standingForms } from './forms/contracts.ts';
import { regionId } from './region-config.ts';
import {
  bedColumns,
  chronicColumns,
  facilityColumns,
  populationColumns,
  rateColumns,
  staffColumns,
  travelColumns,
} from './registers.ts';
import { bedReportColumns, influenzaColumns, outpatientColumns } from './reports.ts';
import { stayColumns } from './stays.ts';

const places = (): Contract[] => [
  contract('regions', text('行政区划', 'Administrative areas'), text('标明区县边界', 'Shows where the counties lie'), {
    file: 'regions.geojson',
    columns: ['code', 'parent', 'level', 'name', 'name_en', 'kind', 'area_km2', 'geometry'],
    tables: [
      {
        table: 'region',
        fields: {
          region_id: 'code',
          parent_id: 'parent',
          level: 'level',
          name: 'name',
          name_en: 'name_en',
          kind: 'kind',
          area_km2: 'area_km2',
          geometry: 'geometry',
        },
        key: ['region_id'],
      },
    ],
  }),
  contract(
    'townships',
    text('乡镇、街道', 'Townships and subdistricts'),
    text('作为需求单元', 'Serve as the zones that are planned for'),
    {
      file: 'townships.geojson',
      columns: ['code', 'county', 'name', 'name_en', 'lon', 'lat', 'geometry'],
      tables: [
        {
          table: 'zone',
          fields: {
            zone_id: 'code',
            region_id: 'county',
            name: 'name',
            name_en: 'name_en',
            lon: 'lon',
            lat: 'lat',
            geometry: 'geometry',
          },
          key: ['zone_id'],
        },
      ],
    },
  ),
  contract('population', text('常住人口', 'Residents'), text('计算服务需要', 'Gives the need for care'), {
    file: 'population.csv',
    every: 'P1Y',
    columns: populationColumns,
    tables: [
      {
        table: 'population',
        fields: {
          place_id: 'township',
          year: { integer: 'year' },
          sex: { map: 'sex', codes: sexes },
          age_from: { integer: 'age_from' },
          age_to: { integer: 'age_to' },
          persons: { number: 'persons' },
        },
        key: ['place_id', 'year', 'sex', 'age_from'],
      },
    ],
    rules: [counted('persons', 'persons-not-negative')],
  }),
  contract(
    'rates',
    text('年龄别住院率', 'Admission rates by age'),
    text('按标准率推算服务需要', 'Turns people into expected stays'),
    {
      file: 'rates.csv',
      every: 'P1Y',
      columns: rateColumns,
      tables: [
        {
          table: 'rate',
          fields: {
            scope: { const: regionId },
            service_code: 'service',
            measure: { const: 'admissions' },
            sex: { map: 'sex', codes: sexes },
            age_from: { integer: 'age_from' },
            age_to: { integer: 'age_to' },
            value: { number: 'admissions_per_1000' },
            unit: { const: 'per_1000' },
          },
          key: ['service_code', 'sex', 'age_from'],
        },
      ],
    },
  ),
  contract(
    'chronic',
    text('慢性病患病率', 'Chronic disease'),
    text('描述居民健康状况', 'Describes the health of residents'),
    {
      file: 'chronic.csv',
      every: 'P1Y',
      columns: chronicColumns,
      tables: [
        {
          table: 'health_status',
          fields: {
            place_id: 'county',
            period: 'year',
            condition_code: 'condition',
            age_from: { integer: 'age_from' },
            age_to: { integer: 'age_to' },
            rate_per_1000: { number: 'per_1000' },
          },
          key: ['place_id', 'period', 'condition_code', 'age_from'],
        },
      ],
    },
  ),
];

const supply = (): Contract[] => [
  contract(
    'hospitals',
    text('医疗机构名录', 'Register of facilities'),
    text('列出全部医疗机构', 'Lists the places of care'),
    {
      file: 'hospitals.csv',
      columns: facilityColumns,
      tables: [
        {
          table: 'facility',
          fields: {
            facility_id: 'hospital',
            name: 'name',
            name_en: 'name_en',
            kind: 'kind',
            level_code: 'tier',
            ownership: 'ownership',
            region_id: 'county',
            lon: { number: 'lon' },
            lat: { number: 'lat' },
            position_precision: { const: 'address' },
          },
          key: ['facility_id'],
        },
      ],
    },
  ),
  contract(
    'beds',
    text('床位：编制、实有、有人力', 'Beds: licensed, physical, staffed'),
    text('计算供给', 'Gives the supply'),
    {
      file: 'beds.csv',
      every: 'P1Y',
      columns: bedColumns,
      tables: [
        {
          table: 'resource',
          turn: ['licensed', 'physical', 'staffed'].map((state) => ({ column: state, set: { state } })),
          fields: {
            place_id: hospital,
            service_code: service,
            class: { const: 'space' },
            type_code: { const: 'bed' },
            quantity: { number: 'value' },
            unit: { const: 'bed' },
          },
          key: ['place_id', 'service_code', 'type_code', 'state'],
        },
      ],
      rules: [counted('staffed', 'staffed-not-negative')],
    },
  ),
  contract('staff', text('在岗人员', 'Staff'), text('描述人力配置', 'Describes who works where'), {
    file: 'staff.csv',
    every: 'P1Y',
    classification: 'personal',
    columns: staffColumns,
    tables: [
      {
        table: 'staff',
        fields: {
          staff_key: { pseudonym: ['staff_no'] },
          facility_id: hospital,
          role_code: {
            map: 'role',
            codes: { physician: 'physician', nurse: 'nurse', technician: 'technician', pharmacist: 'pharmacist' },
          },
          speciality: service,
          qualification: 'title',
          fte: { number: 'fte' },
          age: { integer: 'age' },
          multi_site: { boolean: 'multi_site' },
        },
        key: ['staff_key'],
      },
    ],
    rules: [
      {
        id: 'working-age',
        must: { all: [{ ge: [{ number: 'age' }, 16] }, { le: [{ number: 'age' }, 100] }] },
        field: 'age',
        say: text('在岗人员年龄应在 16 至 100 岁之间。', 'Staff are between 16 and 100 years old.'),
      },
    ],
  }),
  contract(
    'travel',
    text('乡镇到医疗机构的行车时间', 'Driving times'),
    text('衡量可及性', 'Measures what people can reach'),
    {
      file: 'travel.csv',
      columns: travelColumns,
      tables: [
        {
          table: 'travel',
          fields: {
            from_id: 'township',
            to_id: 'hospital',
            mode: { const: 'car' },
            minutes: { number: 'minutes' },
            km: { number: 'km' },
          },
          key: ['from_id', 'to_id', 'mode'],
        },
      ],
    },
  ),
];

const activity = (outpatients: string): Contract[] => [
  contract(
    'stays',
    text('住院病案首页', 'Inpatient stays'),
    text('描述住院服务利用', 'Describes the use of inpatient care'),
    {
      file: 'stays.csv',
      every: 'P1D',
      classification: 'personal',
      columns: stayColumns,
      tables: [
        {
          table: 'encounter',
          fields: {
            encounter_id: 'stay_id',
            person_key: { pseudonym: ['patient_no'] },
            facility_id: hospital,
            service_code: service,
            class: { const: 'inpatient' },
            start: { day: 'admitted' },
            end: { day: 'discharged' },
            wait_minutes: { number: 'wait_minutes' },
            diagnosis_code: 'diagnosis',
            acuity_code: { map: 'arrival', codes: { 1: 'planned', 2: 'urgent' } },
            age: { integer: 'age' },
            sex: { map: 'sex', codes: sexes },
            home_zone_id: 'township',
            disposition: {
              map: 'outcome',
              codes: { 1: 'home', 2: 'transferred', 3: 'community', 4: 'against_advice', 5: 'died' },
            },
          },
          key: ['encounter_id'],
        },
      ],
    },
  ),
  contract(
    'outpatients',
    text('门诊、急诊周报', 'Weekly outpatient and emergency contacts'),
    text('描述门急诊服务利用', 'Describes the use of clinics and emergency rooms'),
    {
      file: outpatients,
      every: 'P7D',
      columns: outpatientColumns,
      tables: [
        {
          table: 'statistic',
          turn: (['outpatient', 'emergency'] as const).flatMap((kind) =>
            (
              [
                ['0_14', 0, 14],
                ['15_64', 15, 64],
                ['65', 65, null],
              ] as const
            ).map(([suffix, age_from, age_to]) => ({
              column: `${kind}_${suffix}`,
              set: { indicator_code: `${kind}_visits`, age_from, age_to },
            })),
          ),
          fields: {
            place_id: hospital,
            service_code: service,
            period: { day: 'week_end' },
            value: { number: 'value' },
            unit: { const: 'attendance' },
          },
          key: ['place_id', 'service_code', 'period', 'indicator_code', 'age_from'],
        },
      ],
      rules: outpatientColumns.slice(3).map((column) => counted(column, `${column.replaceAll('_', '-')}-not-negative`)),
    },
  ),
  contract(
    'bed-report',
    text('医院床位月报', 'Monthly report of beds in use'),
    text('预警床位紧张', 'Warns of full hospitals'),
    {
      file: 'bed-report.csv',
      every: 'P1M',
      columns: bedReportColumns,
      tables: [
        {
          table: 'statistic',
          turn: [
            { column: 'open_beds', set: { indicator_code: 'staffed_beds' } },
            { column: 'occupied_beds', set: { indicator_code: 'occupied_beds' } },
          ],
          fields: {
            place_id: hospital,
            period: { day: 'month_end' },
            value: { number: 'value' },
            unit: { const: 'bed' },
          },
          key: ['place_id', 'period', 'indicator_code'],
        },
      ],
    },
  ),
  contract('influenza', text('流感报告病例', 'Notified influenza'), text('监测流感流行', 'Watches influenza'), {
    file: 'influenza.csv',
    every: 'P1D',
    columns: influenzaColumns,
    tables: [
      {
        table: 'surveillance',
        fields: {
          region_id: 'county',
          date: { day: 'date' },
          condition_code: { const: 'influenza' },
          cases: { integer: 'cases' },
          tests: { integer: 'tests' },
        },
        key: ['region_id', 'date', 'condition_code'],
      },
    ],
  }),
];

/**
 * The contract of every source, in the order in which they are read: what others look up comes first. Registers
 * describe the last day, activity the whole period.
 */
export function makeContracts(
  firstDay: string,
  lastDay: string,
  { many, all }: { readonly many: boolean; readonly all: boolean },
): Contract[] {
  const period = `${firstDay} – ${lastDay}`;
  const forms = many ? { standing: standingForms(), flowing: flowingForms() } : { standing: [], flowing: [] };
  return [
    ...[...places(), ...supply(), ...forms.standing].map((one) => ({ ...one, describes: lastDay })),
    ...activity(many ? 'outpatients.parquet' : 'outpatients.csv').map((one) => ({ ...one, describes: period })),
    ...[...forms.flowing, ...(all ? [singleContacts()] : [])].map((one) => ({ ...one, describes: period })),
  ];
}
