import { createHmac } from 'node:crypto';

const remembered = 200_000;

/**
 * Keyed pseudonyms: the first 144 bits of HMAC-SHA-256, 24 letters of base64url. The same key gives the same
 * pseudonym for the same text; without the key nobody can find or check a person. The last texts are remembered.
 */
export function pseudonyms(key: Uint8Array): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    // A piece of a larger text would keep the whole text in memory; joined text, once it is a key, stands alone.
    const own = `\u001f${text}`;
    const found = known.get(own);
    if (found !== undefined) return found;
    const sealed = createHmac('sha256', key).update(text).digest('base64url').slice(0, 24);
    if (known.size >= remembered) known.clear();
    known.set(own, sealed);
    return sealed;
  };
}
