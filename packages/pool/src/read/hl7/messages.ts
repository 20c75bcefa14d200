import { InputError } from '../../input-error.ts';
import type { Broken } from '../csv.ts';

/** The segments of one message, the line on which it begins, and lines of it that are no segments. */
export type RawMessage = { readonly line: number; readonly segments: string[]; readonly broken: Broken[] };

/** A message longer than this, or a line without an end, is none. */
const longestMessage = 32 << 20;
const longestKept = 200;
/** Bytes that frame a message on the wire (MLLP); files that were cut from there keep them. */
const framing = ['\u000b', '\u001c'];
/** Headers and trailers of files and batches. */
const envelope = /^(?:FHS|BHS|BTS|FTS)(?:[^A-Za-z0-9]|$)/;
const lineEnd = /[\r\n]/;
const segmentForm = /^[A-Z][A-Z0-9]{2}(?=[^A-Za-z0-9]|$)/;

/**
 * Cuts text, which comes in pieces of any size, into messages: each MSH begins one. Segments end with CR, LF or both;
 * MLLP framing and the headers and trailers of batches are passed over. A line that is no segment stays with its
 * message, by its number. Lines before the first MSH make a message of their own, which holds only what is broken.
 *
 * @throws InputError `source.error.noLines` for a message or line without an end
 */
export function messageSplitter(file: string) {
  let carry = '';
  let line = 0;
  let open: RawMessage | undefined;
  let length = 0;

  return {
    push(text: string): RawMessage[] {
      if (lineEnd.test(text) || carry.endsWith('\r')) return split(carry + text, false);
      // A line without an end is not gone through again with each piece of it.
      carry += text;
      requireShorter(carry.length);
      return [];
    },
    end(): RawMessage[] {
      const found = split(carry, true);
      if (open) found.push(open);
      return found;
    },
  };

  function split(text: string, last: boolean): RawMessage[] {
    const found: RawMessage[] = [];
    // A CR at the end of a piece may be half of a CRLF.
    const whole = last ? `${text}\n` : text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\r|\n/);
    carry = (lines.pop() ?? '') + text.slice(whole.length);
    requireShorter(carry.length);
    for (const raw of lines) {
      line++;
      take(unframed(raw), found);
    }
    return found;
  }

  function take(text: string, found: RawMessage[]): void {
    const trimmed = text.trimStart();
    if (trimmed.trim() === '' || envelope.test(trimmed)) return;
    if (trimmed.startsWith('MSH')) {
      if (open) found.push(open);
      open = { line, segments: [], broken: [] };
      length = 0;
    }
    open ??= { line, segments: [], broken: [] };
    length += text.length;
    requireShorter(length);
    if (segmentForm.test(trimmed) && (open.segments.length > 0 || isHeader(trimmed))) open.segments.push(trimmed);
    else if (open.broken.length < 10) {
      open.broken.push({ rule: 'broken_segment', field: String(line), value: text.slice(0, longestKept) });
    }
  }

  function requireShorter(characters: number): void {
    if (characters > longestMessage) throw new InputError('source.error.noLines', { file }, file);
  }
}

const unframed = (text: string): string => framing.reduce((rest, mark) => rest.replaceAll(mark, ''), text);

/** A header that says how the message is separated: `MSH|^~\&|`, or `MSH|^~\&#|` since 2.7. */
const isHeader = (text: string): boolean => /^MSH([^\sA-Za-z0-9])[^\sA-Za-z0-9]{3,5}(?:\1|$)/.test(text);
