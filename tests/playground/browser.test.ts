import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, openBrowser } from '../support/browser.ts';
import { serveSeed } from '../support/seed-server.ts';

const root = join(import.meta.dirname, '../..');

const titles = [
  'LeadersInOffice',
  'LoansAndCreditors',
  'Allies',
  'WhoSaysSo',
  'WhereSourcesDisagree',
  'AllFourSubjects',
  'Paths',
  'Neighborhood',
  'CommonTies',
  'Exposure',
  'Timeline',
  'Centrality',
  'Standing',
  'Search',
];

/** Runs in the page: whether it has saved that many tabs. */
function savedTabs(count: number): boolean {
  const { localStorage } = globalThis as unknown as { localStorage: { getItem(key: string): string | null } };
  return JSON.parse(localStorage.getItem('entente:graphiql:tabState') ?? '{}').tabs?.length === count;
}

inBrowser('the playground in a real browser', () => {
  let server: Awaited<ReturnType<typeof serveSeed>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    server = await serveSeed();
    browser = await openBrowser({ width: 1280, height: 800 });
    page = await open();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('a first visit shows a tab for each example', async () => {
    expect(await page.title()).toBe('entente: GraphQL playground');
    expect(await shownTitles(page)).toEqual(titles);
  });

  test('running a tab shows the answer', async () => {
    await page.getByRole('button', { name: /execute/i }).click();
    await page.locator('.result-window').getByText('person:nicolas-maduro').waitFor();
  }, 30_000);

  test('a tab holds its example, with the comment that says what it asks', async () => {
    const directory = join(root, 'playground', 'examples');
    const files = (await readdir(directory)).sort();
    expect(files).toHaveLength(titles.length);
    for (const [index, file] of files.entries()) {
      const [firstLine = ''] = (await readFile(join(directory, file), 'utf8')).split('\n');
      await page.locator('.graphiql-tab-button').nth(index).click();
      await page.locator('.graphiql-query-editor').getByText(firstLine).waitFor();
    }
  }, 60_000);

  test('the docs explain a type', async () => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Query', exact: true }).click();
    await docs.getByRole('link', { name: 'Country', exact: true }).click();
    await docs.getByText('A state, present or historical.').waitFor();
  }, 30_000);

  test('the editor knows the schema: it marks an unknown field', async () => {
    await page.locator('.graphiql-query-editor .view-lines').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('{ nonsense }');
    await page.locator('.graphiql-query-editor .squiggly-error').waitFor();
  }, 30_000);

  test('a visitor who comes back finds the tabs as they were left', async () => {
    // The last tab lies outside of a narrow window until it is chosen.
    await page.locator('.graphiql-tab-button').last().click();
    await page.locator('.graphiql-tab-close').last().click();
    // The page saves its tabs half a second after the last change.
    await page.waitForFunction(savedTabs, titles.length - 1);
    await page.close();
    page = await open();
    expect(await shownTitles(page)).toEqual(titles.slice(0, -1));
  }, 30_000);

  test('the examples menu has them all, and brings back a tab that was closed', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Show Examples' }).click();
    const items = page.locator('.entente-examples button');
    expect(await items.locator('strong').allTextContents()).toEqual(titles);
    expect(await items.locator('span').allTextContents()).not.toContain('');
    const last = await items.last().boundingBox();
    expect((last?.y ?? 1000) + (last?.height ?? 0)).toBeLessThanOrEqual(900);
    const shown = await shownTitles(page);
    const closed = titles.at(-1) ?? '';
    await items.last().click();
    await page.locator('.graphiql-query-editor').getByText(`query ${closed}`).waitFor();
    // The tab is named a moment after its operation has come.
    await page.locator('.graphiql-tab-button', { hasText: closed }).waitFor({ state: 'attached' });
    expect(await shownTitles(page)).toEqual([...shown, closed]);
    // One that has a tab is shown there.
    await items.first().click();
    await page.locator('.graphiql-query-editor').getByText('# Who led China').waitFor();
    expect(await shownTitles(page)).toEqual([...shown, closed]);
  }, 30_000);

  test('a panel shows the Cypher of the last answer, and the answer has none', async () => {
    await page.getByRole('button', { name: 'Show Cypher' }).click();
    await page.getByRole('button', { name: /execute/i }).click();
    await page.locator('.entente-statement pre').first().waitFor();
    expect(await page.locator('.entente-statement h3').allTextContents()).toEqual(['Statement 1 of 1']);
    expect(await page.locator('.entente-statement pre').first().textContent()).toMatch(/MATCH[\s\S]*RETURN/);
    expect(await page.locator('.result-window').textContent()).not.toContain('cypher');
  }, 30_000);

  test('a link opens its operation in a tab of its own, and the button makes such a link', async () => {
    const query = 'query Linked($code: String!) { country(code: $code) { name } }';
    const linked = await open(`?${new URLSearchParams({ query, variables: '{ "code": "VE" }' })}`);
    expect((await shownTitles(linked)).at(-1)).toBe('Linked');
    await linked.getByRole('button', { name: /execute/i }).click();
    await linked.locator('.result-window').getByText('Venezuela').waitFor();
    await linked.locator('.graphiql-tab-button').first().click();
    await linked.locator('.graphiql-query-editor').getByText('# Who led China').waitFor();
    await linked.getByRole('button', { name: 'Copy a link to this operation' }).click();
    await linked.getByText(/Link copied|The link is in the address bar/).waitFor();
    expect(new URL(linked.url()).searchParams.get('query')).toMatch(/^# Who led China/);
    await linked.close();
  }, 60_000);

  test('on a phone the answer has a place below the operation', async () => {
    const phone = await open('?query={countries{totalCount}}');
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.getByRole('button', { name: /execute/i }).click();
    await phone.locator('.result-window').getByText('totalCount').waitFor();
    const [editor, answer] = await Promise.all(
      ['.graphiql-query-editor', '.graphiql-response'].map((part) => phone.locator(part).boundingBox()),
    );
    expect(answer?.y).toBeGreaterThan((editor?.y ?? 0) + (editor?.height ?? 0));
    expect(answer?.width).toBeGreaterThan(250);
    expect(answer?.height).toBeGreaterThan(250);
    expect((answer?.x ?? 0) + (answer?.width ?? 0)).toBeLessThanOrEqual(390);
    await phone.close();
  }, 60_000);

  test('nothing was loaded from elsewhere, and the browser reported no problem', () => {
    expect(browser.requests.length).toBeGreaterThan(5);
    expect(browser.requests.filter((url) => new URL(url).origin !== server.url)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  async function open(search = ''): Promise<Page> {
    const opened = await browser.context.newPage();
    await opened.goto(`${server.url}/${search}`);
    await opened.locator('.graphiql-query-editor .view-line').first().waitFor();
    return opened;
  }

  async function shownTitles(shown: Page): Promise<string[]> {
    return await shown.locator('.graphiql-tab-button').allTextContents();
  }
});
