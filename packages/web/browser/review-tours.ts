import { desk, expect, inLanguage, type Tour, tablet, visit } from './visit.ts';
import { seriousViolations } from './watch.ts';

/** What needs a right: texts decided by keyboard, and the token where the server asks for one. */
export const reviewTours: readonly Tour[] = [
  {
    name: 'texts that wait are decided by keyboard, taken back, sent, and gone after a run',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go('/triage/pool?lang=en&theme=light');
        const rows = page.locator('.review-row');
        expect((await rows.count()) === 2, `${await rows.count()} texts instead of 2`);
        const [heart, fever] = [rows.filter({ hasText: '心口不舒服' }), rows.filter({ hasText: '发热、咳嗽' })];
        await fever.focus();
        await page.keyboard.press('1');
        await page.getByText('1 decision, not sent yet').waitFor();
        await page.keyboard.press('Control+z');
        await page.getByText('1 decision, not sent yet').waitFor({ state: 'detached' });
        await page.keyboard.press('0');
        await heart.focus();
        await page.keyboard.press('c');
        await page.keyboard.type('r07');
        await page.keyboard.press('Enter');
        await page.getByText('2 decisions, not sent yet').waitFor();
        expect(await heart.evaluate((row) => row === document.activeElement), 'the row lost its place');
        await page.getByLabel('Who says so').fill('A. Steward');
        await page.getByLabel('How is it known').fill('asked the ward');
        await keep('review-en');
        const problems = await seriousViolations(page);
        expect(problems.length === 0, `serious on the texts that wait:\n${problems.join('\n')}`);
        await page.locator('.decide').getByRole('button', { name: 'Send', exact: true }).click();
        await page.getByText('All 2 decisions stand in their dictionaries.').waitFor();
        expect((await page.getByText('decided; in force from the next run').count()) === 2, 'not shown as decided');
        await page.locator('.review-queue .run-bar .button').click();
        await page.locator('.review-queue').waitFor({ state: 'detached', timeout: 60_000 });
      });
    },
  },
  {
    name: 'behind a token: rows of people are refused, the token is entered, kept out of the address, and forgotten',
    async run(ground) {
      const { token } = ground.locked;
      await visit(
        ground,
        tablet,
        async ({ page, go, keep }) => {
          await go('/triage/pool?lang=zh&theme=light');
          await inLanguage(page, 'zh');
          const quarantine = page.locator('.quarantine');
          await quarantine.getByRole('button', { name: '输入口令' }).click();
          await page.getByLabel('口令', { exact: true }).fill('not the token');
          await page.keyboard.press('Enter');
          await page.getByText('口令不对').waitFor();
          await keep('token-zh-820');
          await page.getByLabel('口令', { exact: true }).fill(token);
          await page.keyboard.press('Enter');
          await quarantine.locator('tbody tr').first().waitFor();
          await page.getByRole('button', { name: '可修改' }).waitFor();
          expect(!page.url().includes(token), 'the token stands in the address');
          await page.reload();
          await quarantine.locator('tbody tr').first().waitFor();
          await page.getByRole('button', { name: '可修改' }).click();
          await page.getByRole('button', { name: '清除口令' }).click();
          await quarantine.getByRole('button', { name: '输入口令' }).waitFor();
        },
        true,
      );
    },
  },
];
