import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { applyPlan } from '../../src/evidence/index.ts';
import { model } from '../support/ask.ts';
import { inBrowser, openBrowser } from '../support/browser.ts';
import { exploring } from '../support/explorer.ts';
import { serveSeed } from '../support/seed-server.ts';

inBrowser('the explorer in a real browser', () => {
  const explorer = exploring({ width: 1440, height: 900 }, { webgl: true });

  const open = async (hash = ''): Promise<Page> => {
    const page = await explorer.open(hash);
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    return page;
  };

  /** The rows of the table of all that is drawn. */
  const rowsOf = async (page: Page): Promise<readonly string[]> => {
    await page.getByText('Table', { exact: true }).click();
    await page.locator('main[aria-busy=false]').waitFor();
    await page.locator('.picture-table tbody tr').first().waitFor();
    return await page.locator('.picture-table tbody tr').allTextContents();
  };

  test('an empty page says what it is for, and has examples', async () => {
    const page = await open();
    expect(await page.title()).toBe('entente: explorer');
    await page.getByText('Draw who is tied to whom').waitFor();
    expect(await page.locator('.empty li').count()).toBe(4);
    await page.close();
  });

  test('what is searched by keyboard is drawn, and its link shows the same in a fresh profile', async () => {
    const page = await open();
    await page.getByRole('combobox', { name: 'Search' }).focus();
    await page.keyboard.type('venez');
    await page.getByRole('option', { name: 'Venezuela Country' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const rows = await rowsOf(page);
    expect(rows.join()).toContain('$50B');
    const fresh = await openBrowser({ width: 1440, height: 900 }, { webgl: true });
    const again = await fresh.context.newPage();
    await again.goto(page.url());
    expect(await rowsOf(again)).toEqual(rows);
    await fresh.close();
    await page.close();
  }, 60_000);

  test('an edge leads to what its sources say', async () => {
    const page = await open('#root=country:VE&open=LOAN:40@country:VE&view=table');
    await page.locator('tr', { hasText: '$50B' }).getByRole('button').click();
    await page.locator('aside').getByText('paragraph 15').first().waitFor();
    await page.locator('aside h2').getByText('Loan from China to Venezuela, 2010s, $50B').waitFor();
    await page.close();
  });

  test('an example draws the chain between two', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'From Belarus to Venezuela' }).click();
    await page.locator('aside').getByText('Found.').waitFor();
    expect(await page.locator('aside ol li').count()).toBeGreaterThanOrEqual(3);
    const rows = await rowsOf(page);
    expect(rows).toHaveLength(await page.locator('aside ol li').count());
    // What was found stays drawn while its evidence is read.
    await page.getByRole('button', { name: 'China – Venezuela' }).click();
    await page.locator('aside').getByText('paragraph 15').first().waitFor();
    expect(await rowsOf(page)).toEqual(rows);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.locator('aside').getByText('Found.').waitFor();
    await page.close();
  });

  test('on a phone the drawing keeps 45% of the height beside the evidence, which can be raised', async () => {
    const page = await explorer.browser.context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    const all = 'TENURE:40,MEMBERSHIP:40,LOAN:40,EVENT:40';
    for (const day of ['', '&day=2018-06-15']) {
      await page.goto('about:blank');
      await page.goto(`${explorer.url}/explore#root=country:VE&open=${all}@country:VE&selected=loan:cn-ve-2010s${day}`);
      await page.locator('.evidence[aria-busy=false]').waitFor();
      await page.getByRole('slider').waitFor();
      const high = async (selector: string) => (await page.locator(selector).boundingBox())?.height ?? 0;
      expect(await high('.graph')).toBeGreaterThan(0.45 * 844);
      expect(await page.locator('.legend').getAttribute('open')).toBeNull();
      const before = await high('aside');
      await page.getByRole('button', { name: 'More room' }).click();
      expect(await high('aside')).toBeGreaterThan(2 * before);
      await page.getByRole('button', { name: 'Less room' }).click();
      expect(await high('.graph')).toBeGreaterThan(0.45 * 844);
    }
    await page.close();
  }, 60_000);

  test('the open legend lies beside the drawing', async () => {
    const page = await open('#root=country:VE&open=LOAN:40@country:VE');
    const [legend, graph] = [page.locator('.legend[open]'), page.locator('.graph')];
    await legend.waitFor();
    const [left, right] = [await legend.boundingBox(), await graph.boundingBox()];
    expect(left && right && left.x + left.width <= right.x + 0.5).toBe(true);
    await page.getByText('Legend').click();
    await page.locator('.legend:not([open])').waitFor();
    expect((await graph.boundingBox())?.width).toBeGreaterThan((right?.width ?? 0) + 100);
    await page.close();
  });

  test('what is done is undone and done again', async () => {
    const page = await open('#root=country:VE&open=LOAN:40@country:VE&view=table');
    const rows = await rowsOf(page);
    await page.locator('tr', { hasText: '$50B' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Hide' }).click();
    await page.getByText('1 hidden').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await rowsOf(page)).toEqual(rows);
    await page.close();
  });

  test('a link to what the graph lacks, and one that is broken, say so', async () => {
    const page = await open('#root=country:ZZ&day=2023-02-30');
    await page.getByText('Not in the graph: country:ZZ').waitFor();
    await page.getByText('day=2023-02-30').waitFor();
    await page.close();
  });

  test('an id of a link that was joined into another is followed, wherever it stands, and that is said', async () => {
    const [keep, old] = ['person:xi-jinping', 'person:mao-ning'];
    const server = await serveSeed((graph) =>
      applyPlan(graph, model, { groups: [{ keep, join: [old] }], different: [], forgotten: [] }),
    );
    const page = await explorer.browser.context.newPage();
    await page.goto(
      `${server.url}/explore#root=${old}&open=TENURE:40@${old}&selected=${old}&pin=5,5@${old}&view=table`,
    );
    await page.getByRole('status').getByText(`${old} is now Xi Jinping (${keep}), with which it was joined.`).waitFor();
    await page.waitForURL((url) => !decodeURIComponent(url.hash).includes(old));
    const parts = new URLSearchParams(new URL(page.url()).hash.slice(1));
    expect(Object.fromEntries(parts)).toMatchObject({
      root: keep,
      open: `TENURE:40@${keep}`,
      selected: keep,
      pin: `5,5@${keep}`,
    });
    await page.locator('main[aria-busy=false]').waitFor();
    await page.locator('.picture-table tbody tr').getByText('Xi Jinping').first().waitFor();
    await page.locator('aside h2').getByText('Xi Jinping').waitFor();
    expect(await page.getByText('Not in the graph').count()).toBe(0);
    await page.close();
    await server.close();
  }, 60_000);

  test('nothing was loaded from elsewhere, and the browser reported no problem', () => {
    expect(explorer.browser.requests.length).toBeGreaterThan(5);
    const own = /^http:\/\/127\.0\.0\.1:\d+\//;
    expect(explorer.browser.requests.filter((url) => !own.test(url))).toEqual([]);
    expect(explorer.browser.complaints).toEqual([]);
  });
});
