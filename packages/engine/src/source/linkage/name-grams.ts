const han = /[\u3400-\u9fff\u{20000}-\u{3ffff}\u3007]/u;

/**
 * A name as the pieces that are compared. Chinese: its characters and their pairs, padded (`王小明` gives 王, 小, 明, _王,
 * 王小, 小明, 明_), so that one wrong character leaves half of the pieces. Other letters: padded bigrams of each part
 * (`Li` gives _l, li, i_), marks and case taken off. Order of parts does not matter. No pieces for a name without letters.
 */
export function nameGrams(name: string): readonly string[] {
  const grams = new Set<string>();
  for (const part of plainName(name).split(' ')) {
    if (part === '') continue;
    const letters = [...part];
    const padded = ['_', ...letters, '_'];
    for (let i = 1; i < padded.length; i++) grams.add(`${padded[i - 1]}${padded[i]}`);
    for (const letter of letters) if (han.test(letter)) grams.add(letter);
  }
  return [...grams];
}

/** A name in small letters without marks, points and middle dots; its parts with one space between them, Chinese without. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\u3007]+/gu, ' ')
    .trim();
  return han.test(plain) ? plain.replaceAll(' ', '') : plain;
}

/** What surnames are blocked by: the first character of a Chinese name; of others the first two letters of the last part. */
export function surnameStart(name: string): string {
  const plain = plainName(name);
  if (han.test(plain)) return [...plain][0] ?? '';
  return [...(plain.split(' ').at(-1) ?? '')].slice(0, 2).join('');
}
