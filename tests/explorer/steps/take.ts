import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../support/browser.ts';
import { expectedOf } from './expected.ts';
import { aside, settled, type Walk } from './walk.ts';

type Row = Readonly<Record<string, string>>;

/** Takes along what is drawn on a day: files, a citation, the table, and a link that shows the same elsewhere. */
export async function takeAlong({ explorer, hand, page }: Walk): Promise<void> {
  const day = '2023-09-14';
  await page.goto(
    `${explorer.url}/explore#root=country:VE&open=TENURE:40,MEMBERSHIP:40,LOAN:40,EVENT:40@country:VE&day=${day}`,
  );
  const { facts, actors } = await expectedOf(explorer, ['country:VE'], { day });
  await hand.press(page.getByRole('button', { name: 'Take along' }));
  await aside(page).getByText(`Drawn: ${facts.length} facts, ${actors.size} actors.`).waitFor();
  const csv = await saved(page, () => hand.press(aside(page).getByRole('button', { name: 'CSV', exact: true })));
  expect(new Set(csv.flatMap(({ fact = '' }) => fact || []))).toEqual(new Set(facts));
  await hand.press(aside(page).getByRole('button', { name: 'Make a citation' }));
  const citation = await aside(page).getByRole('textbox', { name: 'Cite' }).inputValue();
  expect(citation).toContain(`${facts.length} facts`);
  expect(citation).toContain(page.url());
  await hand.press(page.getByRole('radio', { name: 'Table', exact: true }));
  await page.getByRole('button', { name: `Facts ${facts.length}`, exact: true }).waitFor();
  const table = await saved(page, () => hand.press(page.getByRole('button', { name: 'Save as CSV' })));
  expect(table.map(({ id }) => id).toSorted()).toEqual(facts.toSorted());
  await readLevels({ explorer, hand, page }, table, day);
  await opensTheSame(page);
}

/** What is in force, and how surely, is what the API says of each fact. */
async function readLevels({ explorer }: Walk, table: readonly Row[], day: string): Promise<void> {
  const { nodes } = await explorer.ask<{ nodes: readonly { id: string; inForce: string }[] }>(
    'query ($ids: [ID!]!, $day: Date!) { nodes(ids: $ids) { ... on Fact { id inForce(at: $day) } } }',
    { ids: table.map(({ id }) => id), day },
  );
  expect(table.map(({ id, inForce }) => ({ id, inForce }))).toEqual(nodes);
}

async function saved(page: Page, press: () => Promise<void>): Promise<readonly Row[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return parse(await readFile(await download.path()), { bom: true, columns: true });
}

/** A link shows the same in a browser that has never been here. */
async function opensTheSame(page: Page): Promise<void> {
  const fresh = await openBrowser(page.viewportSize() ?? { width: 1440, height: 900 }, { webgl: true });
  try {
    const again = await fresh.context.newPage();
    await again.goto(page.url());
    expect(await shownOn(again)).toEqual(await shownOn(page));
    expect(again.url()).toBe(page.url());
    expect(fresh.complaints).toEqual([]);
  } finally {
    await fresh.close();
  }
}

/** All that can be read on a page, but for what tells of files that were saved. */
async function shownOn(page: Page): Promise<readonly string[]> {
  await settled(page);
  await page.locator('.picture-table tbody tr').first().waitFor();
  const texts = await page
    .locator('.picture-table, .cuts, .time-controls, aside h2, .take > p:first-of-type')
    .allInnerTexts();
  const day = await page.getByLabel('Day', { exact: true }).inputValue();
  return [...texts, day];
}
