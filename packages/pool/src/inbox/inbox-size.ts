import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How much an inbox may hold, as the environment says: `JUNHENG_INBOX_BYTES`, a terabyte when it says nothing. */
export const inboxLimit = (environment: Readonly<Record<string, string | undefined>>): number =>
  Number(environment.JUNHENG_INBOX_BYTES || 1_000_000_000_000);

/** What this process last counted, and added since. Others only take away: then it is counted again before it matters. */
const counted = new Map<string, number>();

export type InboxRoom = {
  /** Whether so many bytes more may come. */
  holds(bytes: number): boolean;
  /** They came. */
  add(bytes: number): void;
};

/** How much an inbox still takes. Looks at every file once a process, and again when it seems to be full. */
export function roomInInbox(poolFolder: string, most: number): InboxRoom {
  const held = () => {
    const known = counted.get(poolFolder) ?? bytesIn(poolFolder);
    counted.set(poolFolder, known);
    return known;
  };
  return {
    holds(bytes) {
      if (held() + bytes <= most) return true;
      counted.delete(poolFolder);
      return held() + bytes <= most;
    },
    add: (bytes) => void counted.set(poolFolder, held() + bytes),
  };
}

/** Bytes of the files that were received and are kept, without receipts and what is on its way in. */
function bytesIn(poolFolder: string): number {
  const inbox = join(poolFolder, 'inbox');
  let bytes = 0;
  for (const source of existsSync(inbox) ? readdirSync(inbox) : []) {
    for (const receipt of readdirSync(join(inbox, source)).filter((name) => !name.startsWith('.'))) {
      const folder = join(inbox, source, receipt);
      const files = readdirSync(folder).filter((name) => name !== 'receipt.json');
      for (const name of files) bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
    }
  }
  return bytes;
}
