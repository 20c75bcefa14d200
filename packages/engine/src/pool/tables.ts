/** Parquet types of the pool. Days are ISO text in memory, instants epoch milliseconds; `decimal` is DECIMAL(18, 4). */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'instant' | 'decimal' | 'json' | 'texts';
/** A column: its type, with `?` where it may be unknown. */
export type Column = ColumnType | `${ColumnType}?`;
export type Table = Readonly<Record<string, Column>>;

const valid = { valid_from: 'day?', valid_to: 'day?' } as const;

/**
 * The standard tables of the pool, beyond lineage. What one row is stands in `README.md` beside this file.
 * Every row also carries the columns of `lineageColumns`.
 */
export const standardTables = {
  region: {
    region_id: 'text',
    parent_id: 'text?',
    level: 'text',
    name: 'text',
    name_en: 'text?',
    kind: 'text?',
    area_km2: 'number?',
    geometry: 'json?',
    deprivation_index: 'number?',
  },
  zone: {
    zone_id: 'text',
    region_id: 'text',
    name: 'text?',
    name_en: 'text?',
    lon: 'number?',
    lat: 'number?',
    geometry: 'json?',
  },
  population: {
    place_id: 'text',
    year: 'integer',
    sex: 'text?',
    age_from: 'integer?',
    age_to: 'integer?',
    persons: 'number',
    residence: 'text?',
    education: 'text?',
    marital: 'text?',
  },
  health_status: {
    place_id: 'text',
    period: 'text',
    condition_code: 'text',
    sex: 'text?',
    age_from: 'integer?',
    age_to: 'integer?',
    rate_per_1000: 'number',
  },
  rate: {
    scope: 'text',
    service_code: 'text',
    measure: 'text',
    sex: 'text?',
    age_from: 'integer',
    age_to: 'integer?',
    value: 'number',
    unit: 'text',
    reference: 'text?',
  },
  facility: {
    facility_id: 'text',
    name: 'text',
    name_en: 'text?',
    kind: 'text',
    level_code: 'text?',
    ownership: 'text?',
    region_id: 'text?',
    lon: 'number?',
    lat: 'number?',
    position_precision: 'text?',
    ...valid,
  },
  alliance: { alliance_id: 'text', kind: 'text', lead_facility_id: 'text?' },
  alliance_member: { alliance_id: 'text', facility_id: 'text', role: 'text?', ...valid },
  service: {
    facility_id: 'text',
    service_code: 'text',
    department: 'text?',
    hours: 'text?',
    remote: 'boolean?',
    accepts_referral: 'boolean?',
  },
  resource: {
    place_id: 'text',
    service_code: 'text?',
    class: 'text',
    type_code: 'text',
    quantity: 'number?',
    unit: 'text',
    state: 'text?',
    ...valid,
  },
  staff: {
    staff_key: 'text',
    facility_id: 'text',
    role_code: 'text',
    speciality: 'text?',
    qualification: 'text?',
    fte: 'number',
    age: 'integer?',
    multi_site: 'boolean?',
    ...valid,
  },
  staff_roster: {
    facility_id: 'text',
    service_code: 'text',
    role_code: 'text',
    start: 'instant',
    end: 'instant',
    headcount: 'number',
  },
  equipment: {
    equipment_id: 'text',
    facility_id: 'text',
    type_code: 'text',
    licence_class: 'text?',
    commissioned: 'day?',
    life_years: 'number?',
    price: 'decimal?',
    state: 'text?',
  },
  equipment_event: { equipment_id: 'text', at: 'instant', event: 'text', minutes: 'number?', exams: 'integer?' },
  encounter: {
    encounter_id: 'text',
    person_key: 'text?',
    facility_id: 'text',
    service_code: 'text',
    class: 'text',
    start: 'day',
    end: 'day?',
    wait_minutes: 'number?',
    diagnosis_code: 'text?',
    acuity_code: 'text?',
    age: 'integer?',
    sex: 'text?',
    home_zone_id: 'text?',
    referred_from: 'text?',
    disposition: 'text?',
  },
  claim: {
    claim_id: 'text',
    encounter_id: 'text?',
    facility_id: 'text',
    fund_code: 'text',
    total: 'decimal',
    insured: 'decimal?',
    out_of_pocket: 'decimal?',
    currency: 'text',
    group_code: 'text?',
    weight: 'number?',
    settled: 'day?',
    settled_elsewhere: 'boolean?',
  },
  person: {
    person_key: 'text',
    birth_year: 'integer?',
    sex: 'text?',
    home_zone_id: 'text?',
    insurance_code: 'text?',
    contracted_facility_id: 'text?',
    register_codes: 'texts?',
    ...valid,
  },
  person_link: { person_key: 'text', into_key: 'text', method: 'text', score: 'number?', decided: 'day?' },
  referral: {
    referral_id: 'text',
    person_key: 'text?',
    from_facility: 'text',
    to_facility: 'text',
    direction: 'text',
    service_code: 'text',
    reason_code: 'text?',
    requested: 'instant',
    accepted: 'instant?',
    arrived: 'instant?',
    outcome: 'text?',
  },
  waiting_list: {
    facility_id: 'text',
    service_code: 'text',
    priority_code: 'text?',
    as_of: 'day',
    waiting: 'integer',
    over_target: 'integer?',
  },
  finance: { facility_id: 'text', period: 'text', item_code: 'text', amount: 'decimal', currency: 'text' },
  stock: {
    facility_id: 'text',
    item_code: 'text',
    as_of: 'day',
    quantity: 'number',
    unit: 'text',
    expires: 'day?',
  },
  incident: {
    incident_id: 'text',
    kind: 'text',
    grade: 'text?',
    at: 'instant',
    ended: 'instant?',
    geometry: 'json?',
    affected: 'integer?',
    casualties: 'integer?',
    resources_used: 'json?',
  },
  follow_up: { person_key: 'text', condition_code: 'text', due: 'day', done: 'day?', provider_id: 'text?' },
  surveillance: { region_id: 'text', date: 'day', condition_code: 'text', cases: 'integer', tests: 'integer?' },
  statistic: {
    place_id: 'text',
    period: 'text',
    indicator_code: 'text',
    value: 'number',
    unit: 'text',
    service_code: 'text?',
    age_from: 'integer?',
    age_to: 'integer?',
  },
  travel: { from_id: 'text', to_id: 'text', mode: 'text', minutes: 'number?', km: 'number?', departure_class: 'text?' },
  flow: { from_region: 'text', to_region: 'text', period: 'text', persons: 'number?', share: 'number?' },
  status: {
    facility_id: 'text',
    service_code: 'text',
    at: 'instant',
    licensed: 'integer?',
    physical: 'integer?',
    staffed: 'integer?',
    occupied: 'integer?',
    blocked: 'integer?',
    waiting: 'integer?',
    diverting: 'boolean?',
  },
  indicator: {
    indicator_code: 'text',
    names: 'json',
    formula: 'text?',
    unit: 'text',
    denominator: 'text?',
    period: 'text?',
    direction: 'text?',
    reference: 'text?',
  },
  norm: {
    norm_id: 'text',
    scope: 'text',
    indicator_code: 'text',
    min: 'number?',
    max: 'number?',
    reference: 'text?',
    ...valid,
  },
  constraint: {
    constraint_id: 'text',
    kind: 'text',
    expression: 'json',
    reference: 'text?',
    hardness: 'text',
    price: 'number?',
  },
  settlement: { settlement_id: 'text', region_id: 'text', name: 'text?', lon: 'number', lat: 'number' },
} as const satisfies Record<string, Table>;

/**
 * The lineage that every row carries: who sent it, in which delivery, as which row of it (the first below the header
 * is 1), as which of the rows that this one row gives (from 1), and the rules that it should obey but does not.
 */
export const lineageColumns = {
  source_id: 'text',
  delivery_id: 'text',
  row_no: 'integer',
  part_no: 'integer',
  quality: 'texts?',
} as const satisfies Table;

export type TableName = keyof typeof standardTables;

type Held = {
  text: string;
  integer: number;
  number: number;
  boolean: boolean;
  day: string;
  instant: number;
  decimal: number;
  json: unknown;
  texts: readonly string[];
};
type Cell<C extends Column> = C extends `${infer T extends ColumnType}?`
  ? Held[T] | null
  : C extends ColumnType
    ? Held[C]
    : never;

/** A row of a standard table as the engine and the stages see it. */
export type Row<T extends TableName> = {
  readonly [K in keyof (typeof standardTables)[T]]: (typeof standardTables)[T][K] extends Column
    ? Cell<(typeof standardTables)[T][K]>
    : never;
};
