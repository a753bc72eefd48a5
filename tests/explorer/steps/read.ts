import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Explorer } from '../../support/explorer.ts';
import { aside, inLink, settled, type Walk } from './walk.ts';

interface Told {
  readonly node: {
    readonly statementCount: number;
    readonly statements: {
      readonly nodes: readonly {
        readonly summary: string;
        readonly locator: number;
        readonly source: { readonly title: string };
      }[];
    };
  };
}

/** From a tie of the drawing to what its sources say, and to the operation that asked it. */
export async function readEvidence({ explorer, hand, page }: Walk): Promise<void> {
  await hand.tie(page);
  await readStatements(explorer, page, (target) => hand.press(target));
  await hand.press(aside(page).getByText('How this was asked'));
  await aside(page).locator('.code').getByText('MATCH').first().waitFor();
  const explored = page.url();
  await hand.press(aside(page).getByRole('link', { name: 'Ask this in the playground' }));
  await page.getByRole('button', { name: /execute/i }).waitFor();
  await page.locator('.graphiql-query-editor').getByText('FactEvidence').first().waitFor();
  await page.goBack();
  await settled(page);
  expect(page.url()).toBe(explored);
  await page.locator(`.evidence[data-of="${inLink(page, 'selected')}"]`).waitFor();
}

/** The evidence of the fact that was selected by the first click; a second one leads to its statements. */
export async function readStatements(
  explorer: Explorer,
  page: Page,
  press: (target: ReturnType<Page['locator']>) => Promise<void>,
): Promise<string> {
  await page.waitForURL(/selected=(?:tenure|membership|loan|event)/);
  const id = inLink(page, 'selected') ?? '';
  await page.locator(`.evidence[data-of="${id}"][aria-busy=false]`).waitFor();
  const { node } = await explorer.ask<Told>(
    `query ($id: ID!) { node(id: $id) { ... on Fact { statementCount
      statements(first: 20) { nodes { summary locator source { title } } } } } }`,
    { id },
  );
  const { nodes } = node.statements;
  await press(aside(page).getByRole('button', { name: `Read the statements (${node.statementCount})` }));
  const heading = aside(page).getByRole('heading', { name: `Statements (${nodes.length} of ${node.statementCount})` });
  await heading.and(page.locator(':focus')).waitFor();
  const shown = aside(page).locator('.statements > li');
  expect(await shown.count()).toBe(nodes.length);
  const [first] = nodes;
  const text = (await shown.first().textContent()) ?? '';
  expect(text).toContain(first?.summary.slice(0, 200));
  expect(text).toContain(first?.source.title);
  expect(text).toMatch(new RegExp(`(?:paragraph|row) ${first?.locator.toLocaleString('en')}\\b`));
  expect(await isInSight(page, shown.first())).toBe(true);
  return id;
}

/** Whether the beginning of an element is to be seen, without a further scroll. */
async function isInSight(page: Page, target: ReturnType<Page['locator']>): Promise<boolean> {
  const box = await target.boundingBox();
  const size = page.viewportSize();
  return box !== null && size !== null && box.y >= 0 && box.y < size.height - 20;
}
