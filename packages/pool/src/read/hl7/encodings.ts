import { detectEncoding, type Encoding, readBytes } from '../encoding.ts';

/** Character sets by their names in HL7 table 0211, without spaces and signs, as the platform decodes them. */
const characterSets: Readonly<Record<string, Encoding>> = {
  '88591': 'iso-8859-1',
  UNICODEUTF8: 'utf-8',
  UTF8: 'utf-8',
  GB180302000: 'gb18030',
  GB18030: 'gb18030',
  GB2312: 'gb18030',
  GBK: 'gb18030',
  BIG5: 'big5',
};

/**
 * How a file of messages is written: its byte order mark, else what the first message says of itself (MSH-18), else as
 * `detectEncoding` finds it. A character set that is not known is found by the bytes, too.
 */
export async function detectHl7Encoding(path: string, signal?: AbortSignal): Promise<Encoding> {
  for await (const bytes of readBytes(path, undefined, signal)) {
    const head = bytes.subarray(0, 1 << 16).toString('latin1');
    const named = /(?:^|[\r\n\v])MSH(.)([^\r\n]*)/.exec(head);
    const field = named?.[2]?.split(named[1] ?? '|')[16]?.split(/[~^]/)[0] ?? '';
    return detectEncoding(path, characterSets[field.toUpperCase().replace(/[^A-Z0-9]/g, '')], signal);
  }
  return 'utf-8';
}
