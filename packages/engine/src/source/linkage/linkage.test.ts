import { expect, test } from 'vitest';
import { hash32 } from '../../kernel/index.ts';
import { dice, levelsOf, patternOf, toTable } from './compare-people.ts';
import { type EncodedPerson, encodePerson, type PlainPerson } from './encode-person.ts';
import { linkPeople } from './link-people.ts';
import { nameGrams, plainName, surnameStart } from './name-grams.ts';
import { type MadeUpPeople, makeUpPeople } from './reference/made-up-people.ts';

/** Stands in for HMAC-SHA-256: 32 bytes that depend on a key and the text. */
const keyed =
  (key: number) =>
  (text: string): Uint8Array => {
    const bytes = new Uint8Array(32);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < 8; i++) view.setUint32(i * 4, hash32(`${i}/${text}`, key));
    return bytes;
  };
const encode = (people: readonly PlainPerson[], key = 1) => people.map((person) => encodePerson(person, keyed(key)));
const person = (
  name: string,
  born: string | null = '1980-01-02',
  sex = 'male',
  numbers: string[] = [],
): PlainPerson => ({
  id: name,
  name,
  born,
  sex,
  numbers,
});

test('pieces of names: characters and pairs, padded bigrams, without marks and case', () => {
  expect(nameGrams('王小明')).toEqual(['_王', '王小', '小明', '明_', '王', '小', '明']);
  expect(nameGrams('Li')).toEqual(['_l', 'li', 'i_']);
  expect([plainName(' Zoë  O’Brien '), plainName('买买提·艾力'), plainName('１２')]).toEqual([
    'zoe o brien',
    '买买提艾力',
    '',
  ]);
  expect([surnameStart('王小明'), surnameStart('Mary Smith'), surnameStart('')]).toEqual(['王', 'sm', '']);
});

test('Dice on filters is near Dice on the pieces, worked by hand', () => {
  // 王小明 and 王小红 share _王, 王小, 王, 小 of 7 and 7 pieces: 8/14 = 0.571.
  const table = toTable(encode([person('王小明'), person('王小红'), person('李国强'), person('王小明')]));
  expect(dice(table, 0, table, 3)).toBe(1);
  expect(Math.abs(dice(table, 0, table, 1) - 8 / 14)).toBeLessThan(0.08);
  expect(dice(table, 0, table, 2)).toBeLessThan(0.25);
});

test('levels of agreement: swapped day and month, another year, what one does not know', () => {
  const a = toTable(encode([person('王小明', '1980-03-05')]));
  const level = (other: PlainPerson) => levelsOf(patternOf(a, 0, toTable(encode([other])), 0));
  expect(level(person('王小明', '1980-03-05'))).toEqual([3, 3, 1]);
  expect(level(person('王小红', '1980-05-03', 'female'))).toEqual([1, 2, 0]);
  expect(level(person('李国强', '1981-03-05'))).toEqual([0, 2, 1]);
  expect(level(person('王小明', '1980-11-30'))).toEqual([3, 1, 1]);
  expect(level(person('王小明', null))).toEqual([3, -1, 1]);
});

test('without the key nothing fits: another key gives other bits and tokens', () => {
  const [mine, theirs] = [toTable(encode([person('王小明')], 1)), toTable(encode([person('王小明')], 2))];
  expect(dice(mine, 0, theirs, 0)).toBeLessThan(0.35);
  expect(mine.people[0]?.year).not.toBe(theirs.people[0]?.year);
  expect(JSON.stringify(mine.people)).not.toContain('1980');
});

test('a number that is one record’s alone links; one that many share does not', () => {
  const left = encode([person('甲乙', '1980-01-02', 'male', ['id:1']), person('丙丁', '1981-01-02', 'male', ['id:9'])]);
  const right = encode([
    { ...person('不同', '1999-09-09', 'female', ['id:1']), id: 'r1' },
    { ...person('戊己', '1982-05-02', 'male', ['id:9']), id: 'r2' },
    { ...person('庚辛', '1983-06-02', 'male', ['id:9']), id: 'r3' },
  ]);
  expect(linkPeople(left, right).links).toEqual([{ left: '甲乙', right: 'r1', method: 'number', score: 1 }]);
});

const judge = ({ left, right, truth }: MadeUpPeople) => {
  const { links, review, compared } = linkPeople(encode(left), encode(right));
  const right1 = links.filter((link) => truth.get(link.right) === link.left).length;
  return {
    precision: right1 / links.length,
    recall: right1 / truth.size,
    inReview: review.filter((pair) => truth.get(pair.right) === pair.left).length / truth.size,
    byNumber: links.filter(({ method }) => method === 'number').length,
    compared,
  };
};

const errors = { name: 0.08, born: 0.05, sex: 0.01, missingNumber: 1, missingBorn: 0.01 };
const shown = (name: string, found: ReturnType<typeof judge>) => {
  const { precision, recall, inReview, compared } = found;
  console.log(
    `linkage, ${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, right pairs in review ${inReview.toFixed(4)}, ${compared} pairs compared`,
  );
  return found;
};

test('made-up people without any number: precision and recall stay above what was measured', () => {
  for (const [name, latin] of [
    ['Chinese names, 5,000 × 5,000', false],
    ['Latin names, 5,000 × 5,000', true],
  ] as const) {
    const found = shown(name, judge(makeUpPeople(5000, 7, errors, latin)));
    expect(found.byNumber).toBe(0);
    expect(found.precision, name).toBeGreaterThan(0.998);
    expect(found.recall, name).toBeGreaterThan(0.96);
  }
});

test('more errors give fewer links, hardly wrong ones', () => {
  const bad = { name: 0.3, born: 0.2, sex: 0.03, missingNumber: 1, missingBorn: 0.05 };
  const found = shown('three times the errors', judge(makeUpPeople(3000, 11, bad)));
  expect(found.precision).toBeGreaterThan(0.98);
  expect(found.recall + found.inReview).toBeGreaterThan(0.85);
});

test('the same in any order of the records, and each record at most once', () => {
  const { left, right } = makeUpPeople(600, 3, errors);
  const [a, b] = [encode(left), encode(right)];
  const sorted = (one: readonly { left: string; right: string }[]) =>
    one.map((pair) => `${pair.left} ${pair.right}`).sort();
  const once = linkPeople(a, b).links;
  const again = linkPeople([...a].reverse(), [...b].reverse()).links;
  const both = new Set(sorted(once)).intersection(new Set(sorted(again))).size;
  expect(both / once.length).toBeGreaterThan(0.99);
  expect(new Set(once.map((pair) => pair.left)).size).toBe(once.length);
  expect(new Set(once.map((pair) => pair.right)).size).toBe(once.length);
});

test('nothing to link, and thresholds that mean nothing', () => {
  const none: EncodedPerson[] = [];
  expect(linkPeople(none, none)).toMatchObject({ links: [], review: [], compared: 0 });
  expect(() => linkPeople(none, none, { upper: 0.2, lower: 0.5 })).toThrow('Thresholds');
});
