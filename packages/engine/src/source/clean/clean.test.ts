import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAdminLevel, toFips } from './admin-code.ts';
import { readChineseNumber } from './chinese-number.ts';
import { toBd09, toGcj02, toWgs84 } from './datum.ts';
import { readExcelDay } from './excel-day.ts';
import { halfWidth } from './half-width.ts';
import { readIcd10, readIcdRange } from './icd10.ts';
import { readCreditCode, readIdCard, readOrganisationCode } from './identifier.ts';
import { convertBy, findConversion, listUnits } from './units.ts';

test('half width: letters, digits and signs; what NFKC would rewrite stays', () => {
  expect(halfWidth('Ａ１－（２）　％①㎎ﬁ')).toBe('A1-(2) %①㎎ﬁ');
});

test('Chinese numerals, worked by hand', () => {
  const cases: Readonly<Record<string, number>> = {
    十: 10,
    十五: 15,
    三十五: 35,
    一百零五: 105,
    一百一十: 110,
    两千: 2000,
    二千零三: 2003,
    三万二千: 32_000,
    一万零五百: 10_500,
    一百二十万三千: 1_203_000,
    一亿零五万: 100_050_000,
    壹佰贰拾: 120,
    二〇二五: 2025,
    '二○二五': 2025,
    零: 0,
    负三点五: -3.5,
    '12.5万': 125_000,
    '1.1万': 11_000,
    '3亿': 300_000_000,
    '２４８': 248,
    '12,741': 12_741,
  };
  for (const [text, value] of Object.entries(cases)) expect(readChineseNumber(text), text).toBe(value);
  for (const none of [
    '一百五',
    '一万五',
    '一百零十',
    '十十',
    '千',
    '百万',
    '三点',
    '点五',
    '三四十',
    '约三十',
    '',
    '一零百',
    `${'9'.repeat(308)}万`,
  ]) {
    expect(readChineseNumber(none), none).toBeUndefined();
  }
});

/** The usual way of writing a number in Chinese, made apart from the reader. */
function writeChinese(n: number): string {
  const section = (value: number) => {
    const letters = String(value).padStart(4, '0');
    let text = '';
    for (let i = 0; i < 4; i++)
      text += letters[i] === '0' ? '零' : `${'零一二三四五六七八九'[Number(letters[i])]}${['千', '百', '十', ''][i]}`;
    return text;
  };
  const [high, middle, low] = [Math.floor(n / 1e8), Math.floor(n / 1e4) % 1e4, n % 1e4];
  const whole = `${high > 0 ? `${section(high)}亿` : ''}${middle > 0 ? `${section(middle)}万` : '零'}${section(low)}`;
  return (
    whole
      .replace(/零+(?=[万亿])/g, '')
      .replace(/零+/g, '零')
      .replace(/^零|零$/g, '')
      .replace(/^一十/, '十') || '零'
  );
}

test('Chinese numerals: whatever is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => {
      expect(readChineseNumber(writeChinese(n))).toBe(n);
    }),
  );
});

test('serial days of a spreadsheet, as Excel shows them', () => {
  expect([1, 59, 60, 61, 45_852, '45852.75'].map((serial) => readExcelDay(String(serial)))).toEqual([
    '1900-01-01',
    '1900-02-28',
    undefined,
    '1900-03-01',
    '2025-07-14',
    '2025-07-14',
  ]);
  expect([0, 44_390].map((serial) => readExcelDay(String(serial), 1904))).toEqual(['1904-01-01', '2025-07-14']);
  expect([readExcelDay('0'), readExcelDay('20250714'), readExcelDay('x')]).toEqual([undefined, undefined, undefined]);
});

test('units: published factors and worked cases; there and back is the same', () => {
  const convert = (value: number, from: string, to: string) => convertBy(findConversion(from, to), value);
  expect(convert(90, 'min', 'h')).toBe(1.5);
  expect(convert(1.1, '万元', '元')).toBe(11_000);
  expect(convert(1, '亿元', '万元')).toBe(10_000);
  expect(convert(37, '°C', '°F')).toBe(98.6);
  expect(convert(0, 'K', '°C')).toBe(-273.15);
  expect(convert(15, '亩', 'ha')).toBe(1);
  expect(convert(120, 'mmHg', 'kPa')).toBeCloseTo(15.9987, 4);
  // NGSP: 7.0 % is 53 mmol/mol, 6.5 % is 48 (http://www.ngsp.org/ifcc.asp).
  expect(Math.round(convert(7, 'HbA1c %', 'HbA1c mmol/mol'))).toBe(53);
  expect(Math.round(convert(6.5, 'HbA1c %', 'HbA1c mmol/mol'))).toBe(48);
  // WHO: fasting glucose 126 mg/dl is 7.0 mmol/l; cholesterol 200 mg/dl is 5.17 mmol/l; creatinine 1 mg/dl is 88.4 µmol/l.
  expect(convert(126, 'glucose mg/dL', 'glucose mmol/L')).toBeCloseTo(6.994, 3);
  expect(convert(200, 'cholesterol mg/dL', 'cholesterol mmol/L')).toBeCloseTo(5.173, 3);
  expect(convert(1, 'creatinine mg/dL', 'creatinine umol/L')).toBeCloseTo(88.4, 1);
  expect(() => findConversion('min', '元')).toThrow('"min" measures time, "元" measures money');
  expect(() => findConversion('month', 'd')).toThrow('no unit "month"');
  const units = listUnits();
  for (const { unit, kind } of units) {
    for (const other of units.filter((one) => one.kind === kind)) {
      const there = findConversion(unit, other.unit);
      const back = findConversion(other.unit, unit);
      const y = (12.5 * there.top) / there.bottom + there.shift;
      expect((y * back.top) / back.bottom + back.shift, `${unit} ${other.unit}`).toBeCloseTo(12.5, 8);
    }
  }
});

test('administrative codes: levels, statistics codes, what has not the form', () => {
  expect(toAdminLevel('350102', 'province')).toBe('350000');
  expect(toAdminLevel('３５０１０２', 'prefecture')).toBe('350100');
  expect(toAdminLevel('350102001000', 'county')).toBe('350102');
  expect(toAdminLevel('350102001005', 'township')).toBe('350102001');
  expect(toAdminLevel('350102001005', 'village')).toBe('350102001005');
  expect(toAdminLevel('35', 'province')).toBe('350000');
  expect(toAdminLevel('350100000000', 'prefecture')).toBe('350100');
  for (const [code, level] of [
    ['350100', 'county'],
    ['350102', 'township'],
    ['350102001000', 'village'],
    ['990102', 'county'],
    ['3501021', 'county'],
  ] as const) {
    expect(toAdminLevel(code, level), code).toBeUndefined();
  }
});

test('FIPS: the zero that a spreadsheet took, parents, prefixes', () => {
  expect(toFips('1001', 'county', 'county')).toBe('01001');
  expect(toFips('17031', 'county', 'state')).toBe('17');
  expect(toFips('0500000US17031', 'county', 'county')).toBe('17031');
  expect(toFips('17031010100', 'tract', 'county')).toBe('17031');
  expect([toFips('31', 'county', 'county'), toFips('1703A', 'county', 'state')]).toEqual([undefined, undefined]);
});

test('map data: the published pairs of eviltransform and coordtransform, and the inverse to less than a millionth of a degree', () => {
  // github.com/googollee/eviltransform, python/test.py: WGS84 and GCJ-02 as [lon, lat].
  const pairs = [
    [121.5272106, 31.1774276, 121.531541859215, 31.17530398364597],
    [113.912316, 22.543847, 113.9171764808363, 22.540796131694766],
    [116.377817, 39.911954, 116.38404722455657, 39.91334545536069],
  ] as const;
  for (const [lon, lat, east, north] of pairs) {
    const there = toGcj02([lon, lat]);
    expect(there[0]).toBeCloseTo(east, 10);
    expect(there[1]).toBeCloseTo(north, 10);
    const back = toWgs84([east, north], 'gcj02');
    expect(back?.[0]).toBeCloseTo(lon, 6);
    expect(back?.[1]).toBeCloseTo(lat, 6);
  }
  // github.com/wandergis/coordtransform, test/app.js.
  const baidu = toBd09([116.404, 39.915]);
  expect([baidu[0].toFixed(10), baidu[1].toFixed(10)]).toEqual(['116.4103694937', '39.9213369935']);
  expect(toWgs84([116.404, 39.915], 'cgcs2000')).toEqual([116.404, 39.915]);
  expect(toWgs84([-87.6, 41.9], 'gcj02')).toEqual([-87.6, 41.9]);
  expect(toWgs84([200, 10], 'wgs84')).toBeUndefined();
});

test('map data: any place of the country comes back from both maps', () => {
  const place = fc.tuple(
    fc.double({ min: 73.5, max: 135, noNaN: true }),
    fc.double({ min: 3.5, max: 53.5, noNaN: true }),
  );
  fc.assert(
    fc.property(place, (point) => {
      const [gcj, bd] = [toGcj02(point), toBd09(toGcj02(point))];
      for (const back of [toWgs84(gcj, 'gcj02'), toWgs84(bd, 'bd09')]) {
        expect(Math.abs((back?.[0] ?? 0) - point[0])).toBeLessThan(1e-6);
        expect(Math.abs((back?.[1] ?? 0) - point[1])).toBeLessThan(1e-6);
      }
    }),
  );
});

test('ICD-10: one writing, Chinese extensions, dagger and asterisk, roll-up', () => {
  const full: Readonly<Record<string, string>> = {
    e119: 'E11.9',
    'E11.9': 'E11.9',
    'E11.900': 'E11.900',
    'E11.900X001': 'E11.900x001',
    'I10.x00x002': 'I10.x00x002',
    I10X00: 'I10.x00',
    'I10.X': 'I10',
    I10: 'I10',
    ' Ｊ１８．９ ': 'J18.9',
    'G63.2*': 'G63.2',
    'A17.0†': 'A17.0',
    'E11.400x021+G63.2*': 'E11.400x021',
  };
  for (const [code, normal] of Object.entries(full)) expect(readIcd10(code, 'full'), code).toBe(normal);
  expect([readIcd10('I10.x00x002', 'code'), readIcd10('E11.900x001', 'code')]).toEqual(['I10', 'E11.9']);
  expect([readIcd10('E11.900x001', 'category'), readIcd10('E119', 'chapter')]).toEqual(['E11', 'IV']);
  expect([readIcd10('D48.9', 'chapter'), readIcd10('D50.9', 'chapter'), readIcd10('H60', 'chapter')]).toEqual([
    'II',
    'III',
    'VIII',
  ]);
  for (const none of ['肺炎', 'M80000/3', 'E1', 'E11.9.1', '119', 'E11.12345']) {
    expect(readIcd10(none, 'full'), none).toBeUndefined();
  }
  expect(readIcdRange('I10-I15')).toEqual(['I10', 'I15']);
  expect(() => readIcdRange('I15-I10')).toThrow('no range');
});

test('identity numbers: the examples of the standards, a wrong check digit, the form', () => {
  // GB 11643-1999, appendix A.
  expect(readIdCard('11010519491231002X', 'number')).toBe('11010519491231002X');
  expect(readIdCard('440524188001010014', 'number')).toEqual({ code: 'not_a_code' });
  expect(readIdCard('11010519491231002x', 'birth_day')).toBe('1949-12-31');
  expect([readIdCard('11010519491231002X', 'sex'), readIdCard('11010519491231002X', 'region')]).toEqual([
    'female',
    '110105',
  ]);
  expect(readIdCard('110105491231002', 'number')).toBe('11010519491231002X');
  expect(readIdCard('110105194912310021', 'birth_year')).toEqual({ code: 'wrong_check' });
  expect(readIdCard('110105194913310021', 'sex')).toEqual({ code: 'not_a_code' });
});

test('codes of organisations: the worked example of the standard', () => {
  // GB 32100-2015, the worked example: 91350100M000100Y4 has the check letter 3.
  expect(readCreditCode('91350100M000100Y43', 'code')).toBe('91350100M000100Y43');
  expect(readCreditCode('91350100m000100y43', 'region')).toBe('350100');
  expect(readCreditCode('91350100M000100Y43', 'organisation')).toBe('M000100Y4');
  expect(readCreditCode('91350100M000100Y44', 'code')).toEqual({ code: 'wrong_check' });
  expect(readCreditCode('91350100M000100Y4Z', 'code')).toEqual({ code: 'not_a_code' });
  // D 2 1 4 3 5 6 9 × 3 7 9 10 5 8 4 2 = 39+14+9+40+15+40+24+18 = 199 = 18·11 + 1, so 10, written X.
  expect(readOrganisationCode('D2143569-X')).toBe('D2143569X');
  expect(readOrganisationCode('D21435690')).toEqual({ code: 'wrong_check' });
});

test('no code is read where one digit was mistyped or two neighbours were swapped', () => {
  const digits = '11010519491231002X';
  for (let i = 0; i < 17; i++) {
    const other = `${digits.slice(0, i)}${(Number(digits[i]) + 1) % 10}${digits.slice(i + 1)}`;
    expect(typeof readIdCard(other, 'number'), other).toBe('object');
  }
});
