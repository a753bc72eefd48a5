import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, openBrowser } from '../support/browser.ts';
import { exploring } from '../support/explorer.ts';

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
    await page.getByRole('option', { name: 'Venezuela', exact: true }).waitFor();
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

  test('nothing was loaded from elsewhere, and the browser reported no problem', () => {
    expect(explorer.browser.requests.length).toBeGreaterThan(5);
    expect(explorer.browser.requests.filter((url) => new URL(url).origin !== explorer.url)).toEqual([]);
    expect(explorer.browser.complaints).toEqual([]);
  });
});
