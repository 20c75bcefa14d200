import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pseudonyms } from './pseudonyms.ts';

test('pseudonym: is HMAC-SHA-256, cut to 24 letters, for any key and text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.string({ unit: 'grapheme' }), (key, text) => {
      const expected = createHmac('sha256', key).update(text).digest('base64url').slice(0, 24);
      expect(pseudonyms(key)(text)).toBe(expected);
    }),
  );
});

test('pseudonym: a text longer than the buffer, and the same text again', () => {
  const key = new Uint8Array(32).fill(1);
  const seal = pseudonyms(key);
  const [first, long] = [seal('a'), '甲'.repeat(5000)];
  expect(seal(long)).toBe(createHmac('sha256', key).update(long).digest('base64url').slice(0, 24));
  expect(seal('a')).toBe(first);
});
