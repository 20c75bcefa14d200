import type { Page } from 'playwright-core';
import { desk, expect, inLanguage, type Tour, visit } from './visit.ts';
import { seriousViolations } from './watch.ts';

async function clean(page: Page, what: string) {
  const problems = await seriousViolations(page);
  expect(
    problems.length === 0,
    `serious on ${what}, for people who cannot see or use a mouse:\n${problems.join('\n')}`,
  );
}

/** What a steward does with the data: look at quality, repair a row, try a contract, compare versions and go back. */
export const poolTours: readonly Tour[] = [
  {
    name: 'quality: from an alarm and a score to months, rows and whom to call',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go(`/${ground.region}/pool?view=quality&lang=en&theme=light`);
        await inLanguage(page, 'en');
        await page.locator('.main .section', { hasText: 'Alarms' }).locator('tbody tr').first().click();
        await page.locator('.side').getByText('Whom to call').first().waitFor();
        expect(new URL(page.url()).searchParams.get('source'), 'the address does not hold the source');
        await page.getByRole('row', { name: /^Inpatient stays/ }).click();
        await page.waitForURL(/source=stays/);
        await page.locator('.side .section', { hasText: 'By place' }).locator('tbody tr').nth(1).click();
        await page.waitForURL(/place=/);
        await keep('quality-en');
        await clean(page, 'the quality page');
        await page.locator('.side .section').last().locator('tbody button').first().click();
        await page.getByRole('dialog').locator('tbody tr').first().waitFor();
        const heads = await page.getByRole('dialog').locator('th').allInnerTexts();
        expect(heads.includes('delivery_id'), `rows do not say where they come from: ${heads.join(', ')}`);
        await go(`/${ground.region}/pool?view=quality&lang=zh&theme=dark`);
        await inLanguage(page, 'zh');
        await keep('quality-zh-dark');
        await clean(page, 'the quality page in the dark');
      });
    },
  },
  {
    name: 'a contract is changed and shows at once what would happen; nothing is written',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go('/tiny/source?view=contract&source=hospitals&lang=en&theme=light');
        const text = page.locator('.contract-editor textarea');
        const saved = await text.inputValue();
        await page.locator('.outcome').waitFor();
        await text.fill(saved.replace(/^source: .*$/m, 'source: [hospitals'));
        await page.locator('.contract-editor .error').first().waitFor();
        expect(
          await page.getByRole('button', { name: 'Save', exact: true }).isDisabled(),
          'a broken contract can be saved',
        );
        await text.fill(saved);
        await page.locator('.outcome').waitFor();
        await keep('contract-en');
        await clean(page, 'the contract editor');
      });
    },
  },
  {
    name: 'lineage as a picture: what was sent at the left, the result at the right',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go('/tiny/profile?lang=en&theme=light');
        await page.getByText('Where does this come from?').last().click();
        await page.getByRole('button', { name: 'Show as a picture' }).click();
        await page.locator('.lineage-picture').waitFor();
        await keep('lineage-picture-en');
        await clean(page, 'the picture of lineage');
      });
    },
  },
  {
    name: 'a held row is repaired, sent in again and read by a run; versions are compared, and the older one is back',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go('/tiny/pool?lang=en&theme=light');
        await page.locator('.quarantine tbody tr').first().click();
        await page.locator('.as-sent .at-fault input').fill('6');
        await page.getByText('As it stands now, the row goes in:').waitFor();
        await page.getByLabel('Who says so').fill('A. Steward');
        await page.getByLabel('How is it known').fill('asked the centre');
        await keep('repair-en');
        await clean(page, 'the repair of a row');
        await page.getByRole('button', { name: 'Send in again' }).click();
        await page.locator('.run-bar .button').click();
        await page.locator('.run-bar progress').waitFor();
        await page.locator('.quarantine').waitFor({ state: 'detached', timeout: 60_000 });

        await go('/tiny/pool?view=snapshots&lang=en&theme=light');
        const steps = page.locator('.main .section').first().locator('tbody tr');
        expect((await steps.count()) === 2, `${await steps.count()} versions instead of 2`);
        await page
          .getByRole('row', { name: /^facilities/ })
          .getByRole('button')
          .click();
        await page.getByRole('dialog').locator('tbody tr.added').first().waitFor();
        await keep('snapshot-rows-en');
        await page.keyboard.press('Escape');
        await keep('snapshots-en');
        await clean(page, 'the snapshots');
        await steps.nth(1).click();
        await page.getByRole('button', { name: 'Roll back to this version' }).click();
        await page.getByLabel('Why (stands in the history)').fill('the centre asked to wait');
        await keep('roll-back-en');
        await clean(page, 'the question before a roll-back');
        await page.getByRole('button', { name: 'Roll back', exact: true }).click();
        await page.getByRole('cell', { name: 'the centre asked to wait' }).waitFor();
        await go('/tiny/pool?view=snapshots&lang=zh&theme=dark');
        await inLanguage(page, 'zh');
        await keep('snapshots-zh-dark');
        await clean(page, 'the snapshots in the dark');
        await go('/tiny/pool?lang=en');
        await page.locator('.quarantine tbody tr').first().waitFor();
      });
    },
  },
];
