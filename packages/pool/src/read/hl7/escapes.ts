import type { Hl7Context } from '@medplum/core';

/**
 * Undoes the escapes of HL7 v2 (chapter 2, "Use of escape sequences in text fields"): `\F\ \S\ \T\ \R\ \E\` are the
 * separators, `\X0D0A\` bytes, `\.br\` and `\.sp\` line breaks; highlighting (`\H\ \N\`) goes. What is not known stays.
 *
 * @param encoding of the bytes of `\X…\`
 */
export function undoEscapes(text: string, context: Hl7Context, encoding: string): string {
  const mark = context.escapeCharacter;
  if (mark === '' || !text.includes(mark)) return text;
  let plain = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf(mark, at);
    const close = open < 0 ? -1 : text.indexOf(mark, open + mark.length);
    if (close < 0) return plain + text.slice(at);
    const meant = meaning(text.slice(open + mark.length, close), context, encoding);
    // A lone escape character is a letter of the text: what follows may begin an escape itself.
    plain += text.slice(at, open) + (meant ?? mark);
    at = meant === undefined ? open + mark.length : close + mark.length;
  }
}

function meaning(sequence: string, context: Hl7Context, encoding: string): string | undefined {
  switch (sequence) {
    case 'F':
      return context.fieldSeparator;
    case 'S':
      return context.componentSeparator;
    case 'T':
      return context.subcomponentSeparator;
    case 'R':
      return context.repetitionSeparator;
    case 'E':
      return context.escapeCharacter;
    case 'H':
    case 'N':
      return '';
    case '.br':
    case '.sp':
      return '\n';
    default:
      return /^X(?:[0-9A-F]{2})+$/i.test(sequence)
        ? new TextDecoder(encoding).decode(Buffer.from(sequence.slice(1), 'hex'))
        : undefined;
  }
}
