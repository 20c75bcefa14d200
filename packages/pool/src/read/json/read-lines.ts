import { InputError } from '../../input-error.ts';
import { type ByteMeter, readText } from '../encoding.ts';
import { limits } from '../limits.ts';

/**
 * The lines of a UTF-8 file that are not blank, with their numbers (the first is 1). One line is held at a time.
 *
 * @throws InputError `source.error.noLines` when a line has no end within reason
 */
export async function* readLines(
  path: string,
  meter?: ByteMeter,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly text: string; readonly line: number }> {
  let carry = '';
  let line = 1;
  for await (const piece of readText(path, 'utf-8', meter, signal)) {
    const parts = piece.split('\n');
    carry += parts[0] ?? '';
    if (carry.length > limits.record) throw new InputError('source.error.noLines', { file: path }, `${path}:${line}`);
    for (let i = 1; i < parts.length; i++) {
      if (carry.trim() !== '') yield { text: carry, line };
      line++;
      carry = parts[i] ?? '';
    }
  }
  if (carry.trim() !== '') yield { text: carry, line };
}
