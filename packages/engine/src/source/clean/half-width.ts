/**
 * Full-width letters, digits and signs (U+FF01–U+FF5E) and the ideographic space made plain; nothing else changes: `①`,
 * `㎎` and `ﬁ` stay, which NFKC would rewrite.
 */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000]/g, (letter) =>
    letter === '\u3000' ? ' ' : String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
  );
