declare const unit: unique symbol;

/** A number that carries its unit in its type. Arithmetic gives a plain number back: name the unit again. */
export type Quantity<U extends string> = number & { readonly [unit]: U };
export type Minutes = Quantity<'min'>;
export type Kilometres = Quantity<'km'>;
export type Days = Quantity<'day'>;

export const minutes = (n: number): Minutes => n as Minutes;
export const kilometres = (n: number): Kilometres => n as Kilometres;
export const days = (n: number): Days => n as Days;

/**
 * The units in which a figure may be reported. `display` holds a name and a number format for each, in both languages.
 * A `share` is 0..1; `per_1000` is per thousand residents; `index` has 1 as its balance point.
 */
export const units = [
  'person',
  'bed',
  'institution',
  'facility',
  'doctor',
  'row',
  'source',
  'table',
  'zone',
  'region',
  'byte',
  'minute',
  'kilometre',
  'square_kilometre',
  'day',
  'week',
  'month',
  'year',
  'share',
  'index',
  'per_1000',
  'per_year',
  'per_week',
  'per_month',
  'per_day',
  'stay',
  'admission',
  'attendance',
  'patient',
  'patient_minute',
  'person_kilometre',
  'bed_day',
  'delivery',
  'money',
  'score',
  'count',
] as const;
export type Unit = (typeof units)[number];
