import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { watch } from './watch.ts';

export type Ground = {
  readonly browser: Browser;
  readonly address: string;
  /** The same store behind a token. */
  readonly locked: { readonly address: string; readonly token: string };
  readonly region: string;
  readonly screens: string;
};
export type Tour = { readonly name: string; run(ground: Ground): Promise<void> };

export const desk = { width: 1440, height: 900 };
export const tablet = { width: 820, height: 1180 };
export const phone = { width: 390, height: 844 };

export function expect(holds: unknown, words: string): asserts holds {
  if (!holds) throw new Error(words);
}

type Visit = {
  readonly page: Page;
  readonly go: (path: string) => Promise<void>;
  readonly keep: (name: string) => Promise<void>;
};

/**
 * Opens a page, lets the visitor walk, and then demands that nothing was fetched from outside and nothing complained.
 * Behind the token a refusal is no complaint.
 */
export async function visit(
  ground: Ground,
  viewport: { width: number; height: number },
  walk: (visit: Visit) => Promise<void>,
  locked = false,
) {
  const address = locked ? ground.locked.address : ground.address;
  const context = await ground.browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const watched = watch(page, address);
  const settle = async () => {
    await page.waitForLoadState('networkidle');
    await page.locator('.skeleton, .skeleton-block').first().waitFor({ state: 'detached', timeout: 20_000 });
  };
  const go = async (path: string) => {
    await page.goto(`${address}${path}`);
    await settle();
  };
  const keep = async (name: string) => {
    await settle();
    await page.screenshot({ path: join(ground.screens, `${name}.png`) });
  };
  try {
    await walk({ page, go, keep });
  } finally {
    await context.close();
  }
  expect(watched.outside.length === 0, `asked elsewhere: ${watched.outside.join(' ')}`);
  const complaints = watched.complaints.filter((words) => !(locked && words.includes('status of 401')));
  expect(complaints.length === 0, `the page complained: ${complaints.slice(0, 3).join(' | ')}`);
}

export async function inLanguage(page: Page, language: string) {
  expect(
    (await page.getAttribute('html', 'lang'))?.startsWith(language),
    `the page does not say that it speaks ${language}`,
  );
  const words = await page.locator('main').innerText();
  const chinese = (words.match(/[一-鿿]/g) ?? []).length;
  if (language === 'zh') expect(chinese > 20, 'a Chinese page without Chinese');
  expect(
    !/\b(app|common|data)\.[a-z]+\.[a-zA-Z.]+\b/.test(words),
    `a key of the catalogue shows: ${/\b(app|common|data)\.[a-zA-Z.]+/.exec(words)?.[0]}`,
  );
  expect(
    !/undefined|NaN|\[object|\{\{/.test(words),
    `something unfilled shows: ${/.{0,40}(undefined|NaN|\[object|\{\{).{0,40}/.exec(words)?.[0]}`,
  );
}
