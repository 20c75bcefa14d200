import type { Text } from '../../domain/index.ts';

/** What is said beside a guess in a draft, and why it is one. `{name}` is filled in. */
export const doubtWords = {
  name: { zh: '取自文件名，请改为通行名称', en: 'from the name of the file: give it its usual name' },
  owner: { zh: '由谁负责这些数据', en: 'who answers for these data' },
  purpose: { zh: '用来做什么', en: 'what they are used for' },
  classification: {
    zh: '含个人信息为personal；确认没有后改为internal或open',
    en: 'personal until somebody is sure that nobody is named: then internal or open',
  },
  table: { zh: '按列名推测的标准表', en: 'the table that the names of the columns speak for' },
  otherTables: {
    zh: '按列名推测；也可能是：{tables}',
    en: 'as the names of the columns speak for it; or else: {tables}',
  },
  noTable: { zh: '没有看出对应哪张标准表，请选定', en: 'the columns speak for no table: choose one' },
  required: { zh: '必填，没有找到对应的列', en: 'must be filled, and no column was found for it' },
  match: { zh: '按列名“{column}”推测', en: 'as the name "{column}" sounds' },
  odd: { zh: '有不符合的值，如：{value}', en: 'some values do not fit, such as: {value}' },
  keyRepeats: {
    zh: '样本中有重复，不足以唯一确定一行',
    en: 'repeats in the sample: this alone does not identify a row',
  },
  codes: { zh: '{count}个代码，含义请查代码表后填写', en: '{count} codes: look up what they mean' },
  code: { zh: '{count}行', en: '{count} rows' },
  dayForms: { zh: '样本也可按以下格式读：{formats}', en: 'the sample can also be read as: {formats}' },
  shortYears: { zh: '两位年份属于哪一百年', en: 'in which hundred years the years of two digits lie' },
  ages: { zh: '按列名看是分年龄人口', en: 'the columns sound like age bands' },
  place: { zh: '哪一列是地区代码', en: 'which column names the place' },
  year: { zh: '人口是哪一年的', en: 'of which year these people are' },
  range: { zh: '样本中为{low}至{high}', en: 'the sample holds {low} to {high}' },
  left: { zh: '没有用到的列：{columns}', en: 'columns of which nothing is made: {columns}' },
} as const satisfies Readonly<Record<string, Text>>;
export type Doubt = keyof typeof doubtWords;
