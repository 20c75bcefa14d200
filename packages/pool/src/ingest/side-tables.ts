/** Rows that could not be used, as they were sent, with the reason. */
export const quarantineColumns = {
  source_id: 'text',
  delivery_id: 'text',
  file: 'text',
  line: 'integer',
  row_no: 'integer',
  rule: 'text',
  field: 'text?',
  value: 'text?',
  say_zh: 'text',
  say_en: 'text',
  row: 'json',
} as const;

/** Texts that a dictionary could not place, as they were sent, with its best guesses; a text that comes often stands once. */
export const reviewColumns = {
  source_id: 'text',
  delivery_id: 'text',
  field: 'text',
  text: 'text',
  rows: 'integer',
  /** The first row that has it. */
  row_no: 'integer',
  guesses: 'json',
} as const;

/**
 * Which row was merged into which. `whole`: every row that it gives was there before, so it counts as merged;
 * otherwise the row was accepted and only this part of it was there already.
 */
export const mergedColumns = {
  source_id: 'text',
  delivery_id: 'text',
  line: 'integer',
  row_no: 'integer',
  part_no: 'integer',
  whole: 'boolean',
  table_name: 'text',
  into_source_id: 'text',
  into_delivery_id: 'text',
  into_row_no: 'integer',
} as const;
