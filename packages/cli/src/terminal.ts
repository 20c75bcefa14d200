import type { Speaker } from '@junheng/display';

const width = 24;

/** Shows how far a long verb is: a bar with counts on a terminal, a plain line a step otherwise. */
export type Progress = {
  /** `share` is 0..1, or undefined where the end is not known. */
  show(what: string, share?: number): void;
  end(): void;
};

/** Progress on stderr, so that stdout belongs to the result. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) {
    let last = '';
    return {
      show(what) {
        if (what !== last) stream.write(`${what}\n`);
        last = what;
      },
      end() {},
    };
  }
  let drawn = 0;
  return {
    show(what, share) {
      const now = Date.now();
      if (share !== undefined && share < 1 && now - drawn < 80) return;
      drawn = now;
      const full = share === undefined ? 0 : Math.round(Math.min(1, share) * width);
      const bar =
        share === undefined ? '' : ` ${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)}%`;
      stream.write(`\r\u001b[2K${what}${bar}`);
    },
    end() {
      stream.write('\r\u001b[2K');
    },
  };
}

/** What every verb is given: its words, where to speak, and the way to stop it. */
export type Shell = {
  readonly speaker: Speaker;
  /** Whether the user chose the language, rather than the system. */
  readonly languageGiven: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  print(text: string): void;
  say(text: string): void;
};
