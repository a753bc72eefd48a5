import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { askServer } from '../support/ask-server.ts';
import { inBrowser } from '../support/browser.ts';
import { exploring } from '../support/explorer.ts';
import { expectSamePicture } from '../support/pictures.ts';

const ALL = 'open=TENURE:40,MEMBERSHIP:40,LOAN:40,EVENT:40@country:VE';
const VENEZUELA = `#root=country:VE&root=country:BY&${ALL}`;

inBrowser('taking along what the explorer shows', () => {
  const explorer = exploring({ width: 1440, height: 900 }, { webgl: true });

  beforeAll(async () => {
    await explorer.browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: explorer.url });
  });

  const open = async (hash: string): Promise<Page> => {
    const page = await explorer.open(hash);
    await page.locator('main[aria-busy=false]').waitFor();
    return page;
  };
  const aside = (page: Page) => page.locator('aside');

  /** The file that a button saves. */
  const saved = async (
    page: Page,
    press: () => Promise<void>,
  ): Promise<{ name: string; bytes: Buffer; text: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
  };

  /** The ids of the facts that are drawn, by the API. */
  const factsOf = async (at = ''): Promise<readonly string[]> => {
    const fields = ['tenures', 'memberships', 'loansGiven', 'loansReceived', 'events'];
    const { node } = await askServer<{ node: Record<string, { nodes: { id: string }[] }> }>(
      explorer.url,
      `{ node(id: "country:VE") { ... on Country { ${fields.map((field) => `${field}(first: 40${at}) { nodes { id } }`).join(' ')} } } }`,
    );
    return [...new Set(Object.values(node).flatMap(({ nodes }) => nodes.map(({ id }) => id)))].toSorted();
  };

  test('the table has each fact once, sorted, filtered, and as a file that has the same', async () => {
    const page = await open(`${VENEZUELA}&view=table`);
    const rows = page.locator('.picture-table tbody tr');
    const facts = await factsOf();
    await page.getByRole('button', { name: `Facts ${facts.length}` }).waitFor();
    const ids = () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row')));
    expect((await ids()).toSorted()).toEqual(facts);
    await page.getByRole('button', { name: 'Begins' }).press('Enter');
    await page.getByRole('columnheader', { name: 'Begins' }).and(page.locator('[aria-sort=ascending]')).waitFor();
    const sorted = await ids();
    const { text, name } = await saved(page, () => page.getByRole('button', { name: 'Save as CSV' }).click());
    expect(name).toBe('entente-country-VE-and-1-more-facts.csv');
    const file = parse(text, { bom: true, columns: true }) as readonly Record<string, string>[];
    expect(file.map(({ id }) => id)).toEqual(sorted);
    const dates = file.map(({ fromDate = '' }) => fromDate).filter(Boolean);
    expect(dates).toEqual(dates.toSorted());
    expect(file.find(({ id }) => id === 'loan:cn-ve-2010s')).toMatchObject({
      kind: 'LOAN',
      fromId: 'country:CN',
      toId: 'country:VE',
      amount: '50000000000',
      fromPrecision: 'DECADE',
    });
    await page.getByRole('searchbox', { name: 'Filter' }).fill('loan china');
    await page.getByText('filtered from').waitFor();
    expect(await ids()).toEqual(['loan:cn-ve-2010s']);
    await page.getByRole('button', { name: /^Actors/ }).click();
    await page.getByRole('button', { name: 'Belarus' }).waitFor();
    await page.close();
  }, 60_000);

  test.each(['GraphML', 'GEXF', 'CSV', 'FollowTheMoney'])(
    'a file of %s has the facts and actors that are drawn',
    async (format) => {
      const day = '&day=2023-09-14&view=table';
      const page = await open(`${VENEZUELA}${day}&panel=take`);
      const facts = await factsOf(', at: "2023-09-14"');
      const { name, text } = await saved(page, () =>
        aside(page).getByRole('button', { name: format, exact: true }).click(),
      );
      const extension = { GraphML: 'graphml', GEXF: 'gexf', CSV: 'csv', FollowTheMoney: 'ftm' }[format] ?? '';
      expect(name).toContain('entente-');
      const found = {
        graphml: () => [...text.matchAll(/<data key="link.fact">([^<]+)</g)].map(([, id = '']) => id),
        gexf: () =>
          [...text.matchAll(/<edge id="([^"]+?):(?:country|person|organization|alliance):/g)].map(([, id = '']) => id),
        csv: () => (parse(text, { bom: true, columns: true }) as Record<string, string>[]).map(({ fact = '' }) => fact),
        ftm: () => [],
      }[extension as 'graphml' | 'gexf' | 'csv' | 'ftm']();
      if (extension === 'csv' || extension === 'gexf') expect([...new Set(found)].toSorted()).toEqual(facts.toSorted());
      else for (const id of facts) expect(text).toContain(extension === 'ftm' ? id.replace(':', '-') : id);
      expect(text).toMatch(/complete/);
      await aside(page).getByText(`Saved ${name}: ${facts.length} facts`).waitFor();
      await page.close();
    },
  );

  test('a link is copied, and opens the same', async () => {
    const page = await open(`${VENEZUELA}&panel=take`);
    await aside(page).getByRole('button', { name: 'Copy a link' }).click();
    await aside(page).getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(page.url());
    await page.close();
  });

  test('a citation has the sources that the API gives, the day and the link, and is copied', async () => {
    const page = await open(`${VENEZUELA}&day=2023-09-14&panel=take`);
    await aside(page).getByRole('button', { name: 'Make a citation' }).click();
    const text = await aside(page).getByRole('textbox', { name: 'Cite' }).inputValue();
    const ids = await factsOf(', at: "2023-09-14"');
    const { nodes } = await askServer<{ nodes: { statements: { groupBy: { source: { title: string } }[] } }[] }>(
      explorer.url,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Fact { statements { groupBy(by: [SOURCE], first: 50) { source { title } } } } } }',
      { ids },
    );
    const titles = new Set(nodes.flatMap(({ statements }) => statements.groupBy.map(({ source }) => source.title)));
    expect(titles.size).toBeGreaterThan(0);
    for (const title of titles) expect(text).toContain(`- ${title}`);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(titles.size);
    expect(text).toContain('Ties of Venezuela, Belarus');
    expect(text).toContain(`${ids.length} facts`);
    expect(text).toContain('In force on 2023-09-14 (Shown, Presumed).');
    expect(text).toContain(page.url());
    await aside(page).getByRole('button', { name: 'Copy the citation' }).click();
    await aside(page).getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(text);
    await page.close();
  });

  test('the drawing is saved as pictures that have what is drawn', async () => {
    const page = await open(`${VENEZUELA}&day=2023-09-13&levels=SHOWN,PRESUMED,POSSIBLE&panel=take`);
    const drawing = page.locator('[role=application][data-still=true]');
    await drawing.waitFor();
    const [nodes, edges] = await Promise.all(['data-nodes', 'data-edges'].map((name) => drawing.getAttribute(name)));
    const svg = await saved(page, () => aside(page).getByRole('button', { name: 'SVG' }).click());
    expect(svg.name).toBe('entente-country-VE-and-1-more-graph-2023-09-13.svg');
    expect(svg.text.match(/<path /g)).toHaveLength(Number(edges));
    expect(svg.text.match(/<(?:circle|polygon) [^>]*stroke=/g)).toHaveLength(Number(nodes));
    for (const name of ['Venezuela', 'China', 'Nicolás Maduro', '2023-09-13']) expect(svg.text).toContain(name);
    expect(svg.text).toContain('stroke-dasharray');
    const png = await saved(page, () => aside(page).getByRole('button', { name: 'PNG' }).click());
    await expectSamePicture(page, png.bytes, svg.text);
    await page.close();
  }, 60_000);

  test('the map is saved as a picture, and a table says that it is none', async () => {
    const page = await open('#root=country:VE&view=map&panel=take');
    await page.locator('.map-table').waitFor();
    const svg = await saved(page, () => aside(page).getByRole('button', { name: 'SVG' }).click());
    expect(svg.name).toBe('entente-country-VE-map.svg');
    expect(svg.text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.text.match(/<path /g)?.length).toBeGreaterThan(177);
    expect(svg.text).not.toMatch(/var\(--|class=/);
    const png = await saved(page, () => aside(page).getByRole('button', { name: 'PNG' }).click());
    expect(await expectSamePicture(page, png.bytes, svg.text)).toEqual([1920, 960]);
    await page.getByText('Table', { exact: true }).click();
    await aside(page).getByRole('button', { name: 'PNG' }).click();
    await aside(page).getByText('There is no picture here').waitFor();
    await page.close();
  }, 60_000);

  test('nothing was loaded from elsewhere, and the browser reported no problem', () => {
    const elsewhere = explorer.browser.requests.filter(
      (url) => !url.startsWith('blob:') && new URL(url).origin !== explorer.url,
    );
    expect(elsewhere).toEqual([]);
    expect(explorer.browser.complaints).toEqual([]);
  });
});
