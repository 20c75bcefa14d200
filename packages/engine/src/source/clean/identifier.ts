import type { creditCodeParts, idCardParts } from '../expression-contract.ts';
import { isoDay } from '../read-day.ts';
import { toAdminLevel } from './admin-code.ts';

/** Why an identifier is refused: its form, or a check digit that does not fit the rest. */
export type BadIdentifier = { readonly code: 'not_a_code' | 'wrong_check' };
const badForm: BadIdentifier = { code: 'not_a_code' };
const badCheck: BadIdentifier = { code: 'wrong_check' };

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = '10X98765432';

/** The check digit of the first 17 digits (ISO 7064 MOD 11-2). */
const idCheck = (digits: string) => idChecks[idWeights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11];

/**
 * A Chinese citizen's number, checked, and what it tells: birth, sex, where it was given. The fifteen digits of before
 * 1999 are read too and brought to eighteen (born 19xx).
 *
 * @returns the part, or why it is refused
 * @see GB 11643-1999 公民身份号码
 */
export function readIdCard(
  text: string,
  give: (typeof idCardParts)[number],
): string | number | boolean | BadIdentifier {
  if (give === 'valid') return typeof readIdCard(text, 'number') === 'string';
  const written = text.normalize('NFKC').trim().toUpperCase();
  if (!/^(\d{17}[\dX]|\d{15})$/.test(written)) return badForm;
  const digits = written.length === 15 ? `${written.slice(0, 6)}19${written.slice(6)}` : written.slice(0, 17);
  const born = isoDay(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)));
  if (born === undefined || toAdminLevel(digits.slice(0, 6), 'province') === undefined) return badForm;
  const number = `${digits}${idCheck(digits)}`;
  if (written.length === 18 && written !== number) return badCheck;
  switch (give) {
    case 'number':
      return number;
    case 'birth_day':
      return born;
    case 'birth_year':
      return Number(born.slice(0, 4));
    case 'sex':
      return Number(digits[16]) % 2 === 1 ? 'male' : 'female';
    case 'region':
      return digits.slice(0, 6);
  }
}

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * A unified social credit code, checked: the code itself, the organisation code inside it, or where it was registered.
 *
 * @returns the part, or why it is refused
 * @see GB 32100-2015 法人和其他组织统一社会信用代码编码规则
 */
export function readCreditCode(text: string, give: (typeof creditCodeParts)[number]): string | boolean | BadIdentifier {
  if (give === 'valid') return typeof readCreditCode(text, 'code') === 'string';
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return badForm;
  const sum = creditWeights.reduce((total, weight, i) => total + weight * letters.indexOf(code[i] as string), 0);
  if (code[17] !== letters[(31 - (sum % 31)) % 31]) return badCheck;
  if (give === 'organisation') return code.slice(8, 17);
  return give === 'region' ? code.slice(2, 8) : code;
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * An organisation code of nine letters and digits, checked, without its hyphen.
 *
 * @returns the code, or why it is refused
 * @see GB 11714-1997 全国组织机构代码编制规则
 */
export function readOrganisationCode(text: string): string | BadIdentifier {
  const code = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/-(?=.$)/, '');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return badForm;
  const sum = organisationWeights.reduce(
    (total, weight, i) => total + weight * Number.parseInt(code[i] as string, 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return code[8] === (check === 10 ? 'X' : String(check)) ? code : badCheck;
}
