import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page did that it should not: asked elsewhere, complained, threw. */
export type Watched = { readonly outside: string[]; readonly complaints: string[] };

/** Listens to a page from its first request on. */
export function watch(page: Page, address: string): Watched {
  const watched: Watched = { outside: [], complaints: [] };
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) watched.outside.push(url);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') watched.complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    watched.complaints.push(error.message);
  });
  return watched;
}

type Violation = { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] };

/** Serious violations that axe-core finds on the page as it stands, one line each. */
export async function seriousViolations(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Runtime.evaluate', { expression: axeSource });
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`,
  )) as Violation[];
  await cdp.detach();
  return found
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary?.replace(/\s+/g, ' ').slice(0, 240) ?? ''}`,
    );
}
