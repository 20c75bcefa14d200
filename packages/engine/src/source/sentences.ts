import type { Text } from '../domain/index.ts';
import type { ReadingCode } from './reading.ts';

/** Rules that hold for every source, whatever its contract says: reading, and the form of the row. */
export type BuiltInRule = ReadingCode | 'required' | FormRule;

/** What can be wrong with the form of a row, before any field is read. */
export const formRules = [
  'field_count',
  'broken_quote',
  'broken_json',
  'not_a_resource',
  'object_expected',
  'list_expected',
  'value_expected',
  'form_expected',
  'against_specification',
  'broken_segment',
  'segment_missing',
] as const;
export type FormRule = (typeof formRules)[number];

/** What each built-in rule says: of the rule, and of one row's value. `{field}` and `{value}` are filled in. */
const sentences: Readonly<Record<BuiltInRule, { readonly rule: Text; readonly row: Text }>> = {
  not_a_number: {
    rule: { zh: '“{field}”应为数字。', en: '"{field}" must be a number.' },
    row: { zh: '“{field}”的值“{value}”不是数字。', en: '"{field}" is "{value}", which is no number.' },
  },
  not_an_integer: {
    rule: { zh: '“{field}”应为整数。', en: '"{field}" must be a whole number.' },
    row: { zh: '“{field}”的值“{value}”不是整数。', en: '"{field}" is "{value}", which is no whole number.' },
  },
  not_a_boolean: {
    rule: { zh: '“{field}”应为“是”或“否”。', en: '"{field}" must be yes or no.' },
    row: {
      zh: '“{field}”的值“{value}”既不是“是”也不是“否”。',
      en: '"{field}" is "{value}", which is neither yes nor no.',
    },
  },
  not_a_day: {
    rule: { zh: '“{field}”应为1900至2299年间的日期。', en: '"{field}" must be a day between 1900 and 2299.' },
    row: { zh: '“{field}”的值“{value}”不是有效日期。', en: '"{field}" is "{value}", which is no day of the calendar.' },
  },
  not_an_instant: {
    rule: { zh: '“{field}”应为日期和时间。', en: '"{field}" must be a day and time.' },
    row: { zh: '“{field}”的值“{value}”不是有效的日期时间。', en: '"{field}" is "{value}", which is no day and time.' },
  },
  not_json: {
    rule: { zh: '“{field}”应为JSON。', en: '"{field}" must be JSON.' },
    row: { zh: '“{field}”的内容不是有效的JSON。', en: '"{field}" holds no valid JSON.' },
  },
  unknown_code: {
    rule: {
      zh: '“{field}”的代码应在数据契约的代码表中。',
      en: 'The code in "{field}" must be one that the contract knows.',
    },
    row: {
      zh: '“{field}”的代码“{value}”不在数据契约的代码表中。',
      en: '"{field}" is "{value}", a code that the contract does not know.',
    },
  },
  not_found: {
    rule: {
      zh: '“{field}”应能在已读入的表中找到。',
      en: 'What "{field}" names must be in the tables that were read before.',
    },
    row: {
      zh: '“{field}”的值“{value}”在已读入的表中找不到。',
      en: '"{field}" names "{value}", which the tables that were read before do not hold.',
    },
  },
  ambiguous: {
    rule: { zh: '“{field}”应只对应一条记录。', en: 'What "{field}" names must be one row only.' },
    row: {
      zh: '“{field}”的值“{value}”对应多条不同的记录。',
      en: '"{field}" names "{value}", which fits several different rows.',
    },
  },
  divided_by_zero: {
    rule: { zh: '计算“{field}”时除数不能为零。', en: 'What "{field}" is divided by must not be zero.' },
    row: { zh: '计算“{field}”时除数为零（{value}）。', en: '"{field}" is divided by zero ({value}).' },
  },
  not_a_code: {
    rule: { zh: '“{field}”应符合编码规则。', en: '"{field}" must have the form of such a code.' },
    row: {
      zh: '“{field}”的值“{value}”不符合编码规则。',
      en: '"{field}" is "{value}", which has not the form of such a code.',
    },
  },
  wrong_check: {
    rule: { zh: '“{field}”的校验码应正确。', en: 'The check digit of "{field}" must fit the rest.' },
    row: {
      zh: '“{field}”的值“{value}”校验码不符，可能有录入错误。',
      en: '"{field}" is "{value}", whose check digit does not fit the rest: maybe it was mistyped.',
    },
  },
  not_a_position: {
    rule: { zh: '“{field}”应为地球上的经纬度。', en: '"{field}" must lie on the globe.' },
    row: { zh: '“{field}”的经纬度（{value}）不在地球上。', en: '"{field}" ({value}) does not lie on the globe.' },
  },
  unsure: {
    rule: {
      zh: '“{field}”的文字应能按词典确定编码。',
      en: 'The text in "{field}" should be one that the dictionary can place.',
    },
    row: {
      zh: '“{field}”的文字“{value}”按词典不能确定编码，已列入待复核清单。',
      en: 'The dictionary cannot place the text in "{field}" for sure: "{value}". It is listed for review.',
    },
  },
  required: {
    rule: { zh: '必填项“{field}”不能为空。', en: '"{field}" is required.' },
    row: { zh: '必填项“{field}”为空。', en: '"{field}" is required and empty.' },
  },
  field_count: {
    rule: { zh: '每行的列数应与表头一致。', en: 'Every row must have as many fields as the header.' },
    row: { zh: '本行有{value}列，与表头不一致。', en: 'The row has {value} fields, the header another number.' },
  },
  broken_quote: {
    rule: { zh: '引号应成对出现。', en: 'Quotation marks must come in pairs.' },
    row: { zh: '本行的引号不成对：{value}', en: 'A quotation mark in the row has no partner: {value}' },
  },
  broken_json: {
    rule: { zh: '每条记录应为完整的JSON。', en: 'Every record must be one whole JSON document.' },
    row: { zh: '这条记录不是有效的JSON：{value}', en: 'The record is no valid JSON: {value}' },
  },
  not_a_resource: {
    rule: {
      zh: '每条记录应为FHIR资源，并注明resourceType。',
      en: 'Every record must be a FHIR resource that names its type.',
    },
    row: { zh: '这条记录不是FHIR资源：{value}', en: 'The record is no FHIR resource: {value}' },
  },
  object_expected: {
    rule: { zh: '“{field}”应为对象。', en: '"{field}" must be an object.' },
    row: { zh: '“{field}”应为对象，实际为{value}。', en: '"{field}" must be an object, and there stands {value}.' },
  },
  list_expected: {
    rule: { zh: '“{field}”应为数组。', en: '"{field}" must be a list.' },
    row: { zh: '“{field}”应为数组，实际为{value}。', en: '"{field}" must be a list, and there stands {value}.' },
  },
  value_expected: {
    rule: { zh: '“{field}”应为单个值。', en: '"{field}" must be one value.' },
    row: { zh: '“{field}”应为单个值，实际为{value}。', en: '"{field}" must be one value, and there stands {value}.' },
  },
  form_expected: {
    rule: {
      zh: '“{field}”应符合规范规定的类型和写法。',
      en: '"{field}" must be of the type and form that the specification gives.',
    },
    row: {
      zh: '“{field}”的值{value}不符合规范规定的类型或写法。',
      en: '"{field}" is {value}, which is not of the type and form that the specification gives.',
    },
  },
  against_specification: {
    rule: { zh: '资源应符合FHIR R4规范。', en: 'Every resource must follow the FHIR R4 specification.' },
    row: {
      zh: '“{field}”不符合FHIR R4规范，校验提示：{value}',
      en: '"{field}" does not follow the FHIR R4 specification: {value}',
    },
  },
  broken_segment: {
    rule: {
      zh: '消息的每一段应以三个字母数字的段名开头。',
      en: 'Every segment of a message must begin with its three-letter name.',
    },
    row: { zh: '第{field}行不是有效的消息段：{value}', en: 'Line {field} is no segment of a message: {value}' },
  },
  segment_missing: {
    rule: { zh: '消息应包含“{field}”。', en: 'A message must hold "{field}".' },
    row: { zh: '消息中缺少“{field}”：{value}', en: 'The message lacks "{field}": {value}' },
  },
};

/** What stands for a row that names people, where whoever reads has no key to it. */
export const sealedRow: Text = {
  zh: '该行涉及个人信息，已加密保存。需提供本区域的密钥才能查看。',
  en: 'This row names people and is kept sealed. Reading it needs the key of the region.',
};

const fill = (text: Text, field: string, value: string): Text => {
  const filled = (sentence: string) => sentence.replace('{field}', () => field).replace('{value}', () => value);
  return { zh: filled(text.zh), en: filled(text.en) };
};

/** The built-in rule in words, as it stands in a delivery's list of broken rules. */
export const sayRule = (code: BuiltInRule, field: string | null): Text => fill(sentences[code].rule, field ?? '', '');

/** What is wrong with one row by a built-in rule, in words. A long value is cut. */
export const sayRow = (code: BuiltInRule, field: string | null, value: string | null): Text => {
  const shown = value ?? '';
  return fill(sentences[code].row, field ?? '', shown.length > 80 ? `${shown.slice(0, 79)}…` : shown);
};
