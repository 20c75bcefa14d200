import { type Random, stream } from '../../../kernel/index.ts';
import type { PlainPerson } from '../encode-person.ts';

/** A pair of lists with the truth: which record of the right is which of the left. */
export type MadeUpPeople = {
  readonly left: readonly PlainPerson[];
  readonly right: readonly PlainPerson[];
  /** Id of the left by id of the right, for those that are in both. */
  readonly truth: ReadonlyMap<string, string>;
};

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严';
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志春梅海燕晓东雪琴云飞龙凤佳慧子涵浩宇轩梓怡欣然诗雨思远博俊豪嘉琪美玲凯丹宁辉波斌鹏亮峰健新民生福祥瑞安康永庆振立德成学义';
const syllables = 'an be ca da el fa go ha in jo ka la ma no or pe ra sa ta vi wen yo zar ston ford ley ber ton'.split(
  ' ',
);

const pick = (letters: string, random: Random) => [...letters][random.below([...letters].length)] as string;
/** A rank with a long tail: the first of many is common. */
const ranked = (letters: string, random: Random) => {
  const list = [...letters];
  return list[Math.floor(list.length * random.uniform() ** 2)] as string;
};
const word = (random: Random, parts: number) =>
  Array.from({ length: parts }, () => syllables[random.below(syllables.length)]).join('');

function nameOf(random: Random, latin: boolean): string {
  if (latin) return `${word(random, 2 + random.below(2))} ${word(random, 2 + random.below(2))}`;
  return ranked(surnames, random) + pick(given, random) + (random.uniform() < 0.8 ? pick(given, random) : '');
}

const two = (n: number) => String(n).padStart(2, '0');

function personOf(id: string, random: Random, latin: boolean): PlainPerson {
  return {
    id,
    name: nameOf(random, latin),
    born: `${1935 + random.below(85)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
    sex: random.uniform() < 0.5 ? 'male' : 'female',
    numbers: [`id:${id}-${random.below(1e9)}`],
  };
}

/** A wrong letter, a lost one, two swapped: as hands and ears make them. */
function misspelt(name: string, random: Random, latin: boolean): string {
  const letters = [...name];
  const at = random.below(letters.length);
  const other = latin ? (syllables[random.below(syllables.length)]?.[0] ?? 'e') : pick(given, random);
  const kind = random.uniform();
  if (kind < 0.6) letters[at] = other;
  else if (kind < 0.8 && letters.length > 2) letters.splice(at, 1);
  else if (at + 1 < letters.length) [letters[at], letters[at + 1]] = [letters[at + 1] as string, letters[at] as string];
  return letters.join('');
}

function misdated(born: string, random: Random): string {
  const [year = '', month = '', day = ''] = born.split('-');
  const kind = random.uniform();
  if (kind < 0.3 && Number(day) <= 12) return `${year}-${day}-${month}`;
  if (kind < 0.6) return `${year}-${month}-${two(1 + random.below(28))}`;
  if (kind < 0.8) return `${year}-${two(1 + random.below(12))}-${day}`;
  return `${Number(year) + (random.uniform() < 0.5 ? 1 : -1)}-${month}-${day}`;
}

export type Errors = {
  /** Chance of each error in a record of the right list, and of each part that is missing there. */
  readonly name: number;
  readonly born: number;
  readonly sex: number;
  readonly missingNumber: number;
  readonly missingBorn: number;
};

/**
 * Two lists of made-up people, half of each in both; the right list has errors. The names are drawn apart from anybody:
 * surnames with a long tail, so that namesakes are as frequent as in life, or worse.
 */
export function makeUpPeople(size: number, seed: number, errors: Errors, latin = false): MadeUpPeople {
  const random = stream(seed, 'made-up people');
  const left = Array.from({ length: size }, (_, i) => personOf(`L${i}`, random, latin));
  const truth = new Map<string, string>();
  const right = Array.from({ length: size }, (_, i): PlainPerson => {
    const id = `R${i}`;
    const own = i % 2 === 0 ? left[i] : undefined;
    if (!own) return personOf(id, random, latin);
    truth.set(id, own.id);
    const happens = (chance: number) => random.uniform() < chance;
    const name = own.name ?? '';
    return {
      id,
      name: happens(errors.name) ? misspelt(name, random, latin) : name,
      born: happens(errors.missingBorn) ? null : happens(errors.born) ? misdated(own.born ?? '', random) : own.born,
      sex: happens(errors.sex) ? (own.sex === 'male' ? 'female' : 'male') : own.sex,
      numbers: happens(errors.missingNumber) ? [] : own.numbers,
    };
  });
  return { left, right, truth };
}
