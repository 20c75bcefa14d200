import { resources } from '@junheng/display';
import { type Check, listFiles, read } from './files.ts';

/** Text by key; the plural forms of a key stand together as one, since languages differ in how many they have. */
function leaves(tree: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof tree === 'string') {
    const key = path.replace(/_(one|other)$/, '');
    into.set(key, `${into.get(key) ?? ''} ${tree}`);
  } else {
    for (const [key, value] of Object.entries(tree as object)) leaves(value, path ? `${path}.${key}` : key, into);
  }
  return into;
}
/** Blanks that may stand in one language only: counts, and `en` or `zh`, a name in the language of the sentence. */
const free = ['n', 'count', 'en', 'zh'];
const blanks = (text: string) =>
  new Set([...text.matchAll(/\{\{\s*([\w]+)/g)].map((match) => match[1] ?? '').filter((name) => !free.includes(name)));

/** Texts that code asks for by name: refusals, and sentences with a fixed key. */
const asked = /(?:InputError|Problem)\(\s*'([a-z]+\.[a-zA-Z0-9_.]+)'|\bt\('([a-zA-Z0-9_.]+)'/g;

/** Both languages say the same things: the same keys, with the same blanks to fill. */
export const catalogues: Check = {
  name: 'catalogues',
  run() {
    const en = leaves(resources.en.translation);
    const zh = leaves(resources.zh.translation);
    const wrong: string[] = [];
    for (const key of new Set([...en.keys(), ...zh.keys()])) {
      const [inEnglish, inChinese] = [en.get(key), zh.get(key)];
      if (inEnglish === undefined) wrong.push(`${key}: missing in English.`);
      else if (inChinese === undefined) wrong.push(`${key}: missing in Chinese.`);
      else {
        const apart = blanks(inEnglish).symmetricDifference(blanks(inChinese));
        if (apart.size > 0) wrong.push(`${key}: {{${[...apart].join('}}, {{')}}} is filled in one language only.`);
        if (/[぀-ヿ一-鿿]/.test(inEnglish) && !/[一-鿿]/.test(inChinese))
          wrong.push(`${key}: the languages are swapped.`);
      }
    }
    for (const file of listFiles(/^packages\/[a-z]+\/src\/.*(?<!\.test)\.tsx?$/)) {
      for (const match of read(file).matchAll(asked)) {
        const key = match[1] ?? match[2] ?? '';
        if (!en.has(key)) wrong.push(`${file}: asks for the text "${key}", which the catalogues lack.`);
      }
    }
    return wrong;
  },
};
