import type { Page } from 'playwright-core';
import { poolTours } from './pool-tours.ts';
import { reviewTours } from './review-tours.ts';
import { desk, expect, inLanguage, phone, type Tour, tablet, visit } from './visit.ts';
import { seriousViolations } from './watch.ts';

const stages = [
  'source',
  'pool',
  'profile',
  'balance',
  'forecast',
  'plan',
  'simulate',
  'dispatch',
  'decide',
  'feedback',
];
const mapReady = (page: Page) => page.locator('.map-canvas[data-ready="true"]').waitFor({ timeout: 30_000 });

const pageTours: Tour[] = [
  ['en', 'light'],
  ['zh', 'dark'],
].flatMap(([language = 'en', theme = 'light']): Tour[] => [
  {
    name: `every page, ${language}, ${theme}`,
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        const words = `lang=${language}&theme=${theme}`;
        await go(`/${ground.region}?${words}`);
        await inLanguage(page, language);
        expect((await page.getAttribute('html', 'data-theme')) === theme, `the theme is not ${theme}`);
        const problems = await seriousViolations(page);
        await keep(`home-${language}-${theme}`);
        for (const stage of stages) {
          await page.locator(`nav.loop a[href*="/${stage}"]`).click();
          await page.waitForURL(new RegExp(`/${ground.region}/${stage}`));
          await page.locator('main h1').waitFor();
          if (stage === 'balance') await mapReady(page);
          await keep(`${stage}-${language}-${theme}`);
          await inLanguage(page, language);
          problems.push(...(await seriousViolations(page)).map((line) => `${stage}: ${line}`));
        }
        expect(problems.length === 0, `serious for people who cannot see or use a mouse:\n${problems.join('\n')}`);
      });
    },
  },
]);

const mapTours: Tour[] = [
  {
    name: 'the map: a zone from the table, its panel, its rows, the other indicators',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go(`/${ground.region}/balance?lang=en&theme=light`);
        await mapReady(page);
        await page.getByRole('button', { name: 'Table' }).click();
        const row = page.locator('.zone-table tbody tr').first();
        await row.focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.locator('.panel').waitFor();
        expect(new URL(page.url()).searchParams.get('zone'), 'the address does not hold the chosen zone');
        await page.getByRole('button', { name: 'Map', exact: true }).click();
        await mapReady(page);
        await keep('map-panel-en');
        await page.locator('.panel').getByText('Where does this come from?').click();
        await page.locator('.panel').getByRole('button', { name: 'population' }).click();
        await page.getByRole('dialog').locator('tbody tr').first().waitFor();
        await keep('map-rows-en');
        const heads = await page.getByRole('dialog').locator('th').allInnerTexts();
        expect(
          heads.includes('source_id') && heads.includes('row_no'),
          `rows do not say where they come from: ${heads.join(', ')}`,
        );
        await page.keyboard.press('Escape');
        for (const [index, name] of ['Supply within reach', 'Need', 'Minutes to the nearest'].entries()) {
          await page.locator('.map-controls .select').nth(1).click();
          await page.locator('.menu-item', { hasText: new RegExp(`${name}$`) }).click();
          await page.waitForTimeout(400);
          await keep(`map-indicator-${index + 1}-en`);
        }
        expect(
          new URL(page.url()).searchParams.get('indicator') === 'minutes',
          'the address does not hold the indicator',
        );
      });
    },
  },
  {
    name: 'the map: a click on a zone opens its panel',
    async run(ground) {
      await visit(ground, desk, async ({ page, go }) => {
        await go(`/${ground.region}/balance?lang=en`);
        await mapReady(page);
        const box = await page.locator('.map-canvas').boundingBox();
        expect(box, 'the map has no size');
        for (const [x, y] of [
          [0.6, 0.5],
          [0.55, 0.45],
          [0.65, 0.55],
          [0.7, 0.5],
          [0.6, 0.6],
        ] as const) {
          await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
          await page.waitForTimeout(300);
          if ((await page.locator('.panel').count()) > 0) return;
        }
        throw new Error('no click on the map opened a panel');
      });
    },
  },
  {
    name: 'narrow screens: 820 and 390 wide, nothing runs out at the side',
    async run(ground) {
      for (const [viewport, name] of [
        [tablet, '820'],
        [phone, '390'],
      ] as const) {
        await visit(ground, viewport, async ({ page, go, keep }) => {
          for (const path of ['', '/balance', '/forecast', '/pool', '/pool?view=quality', '/plan']) {
            const mark = path.includes('?') ? '&' : '?';
            await go(`/${ground.region}${path}${mark}lang=zh&theme=${name === '820' ? 'light' : 'dark'}`);
            if (path === '/balance') await mapReady(page);
            await keep(`${path.slice(1).replace('?view=', '-') || 'home'}-zh-${name}`);
            const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            expect(over <= 1, `${path || 'home'} is ${over} pixels wider than ${name}`);
          }
        });
      }
    },
  },
];

const frameTours: Tour[] = [
  {
    name: 'the frame: language, theme, region, search, a page that is not there',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go('/');
        await page.waitForURL(/\/[a-z-]+/);
        await go(`/${ground.region}?lang=en&theme=light`);
        await page.getByRole('button', { name: '中' }).click();
        await page.locator('html[lang^="zh"]').waitFor();
        await page.getByRole('button', { name: '深色' }).click();
        await page.locator('html[data-theme="dark"]').waitFor();
        expect(
          /lang=zh/.test(page.url()) && /theme=dark/.test(page.url()),
          'the address does not hold language and theme',
        );
        await page.keyboard.press('ControlOrMeta+k');
        await page.getByRole('combobox').fill('预测');
        await keep('search-zh-dark');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/forecast/);
        await go(`/${ground.region}/nowhere?lang=en`);
        await page.getByText('There is no such page').waitFor();
      });
    },
  },
  {
    name: 'lineage: from a figure to the lines of the file that was sent',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go(`/${ground.region}/profile?lang=en&theme=light`);
        await page.getByRole('button', { name: 'See the rows' }).first().click();
        await page.getByRole('dialog').locator('tbody tr').first().waitFor();
        await keep('figure-rows-en');
        await page.keyboard.press('Escape');
        await page.getByText('Where does this come from?').last().click();
        await page.locator('.stops li').nth(3).waitFor();
        const stops = await page.locator('.stops').innerText();
        expect(/snapshot-/.test(stops) && /contract/.test(stops), 'the walk does not end at snapshot and contract');
      });
    },
  },
  {
    name: 'quarantine: a rule, a row, what was sent',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go(`/${ground.region}/pool?lang=en&theme=light`);
        const filtered = page.waitForResponse(/quarantine\?.*rule=/);
        await page.locator('.chip').nth(1).click();
        await filtered;
        await page.waitForURL(/rule=/);
        await page.locator('.quarantine[aria-busy="false"]').waitFor();
        const row = page.locator('.quarantine tbody tr').first();
        await row.focus();
        await page.keyboard.press('Enter');
        await page.locator('.as-sent .at-fault, .as-sent > div').first().waitFor();
        await keep('quarantine-row-en');
        await page.keyboard.press('/');
        await page.keyboard.type('zzzz-not-there');
        await page.getByText('No row fits this filter.').waitFor();
      });
    },
  },
  {
    name: 'a region without much data teaches what would bring more',
    async run(ground) {
      await visit(ground, desk, async ({ page, go, keep }) => {
        await go('/tiny?lang=en&theme=light');
        await inLanguage(page, 'en');
        await keep('tiny-home-en');
        for (const stage of ['balance', 'forecast', 'simulate', 'dispatch', 'feedback']) {
          await go(`/tiny/${stage}?lang=zh`);
          await inLanguage(page, 'zh');
        }
      });
    },
  },
];

/** What a visitor does, in order. */
export const tours: readonly Tour[] = [...pageTours, ...mapTours, ...frameTours, ...poolTours, ...reviewTours];
