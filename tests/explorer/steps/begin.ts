import { expect } from '@jest/globals';
import { expectedOf, nodesOf } from './expected.ts';
import { expectNodes, type Walk } from './walk.ts';

type Party = { readonly name: string } | null;
interface Named extends Readonly<Partial<Record<'name' | 'title', string>>> {
  readonly creditor?: Party;
  readonly debtor?: Party;
}

interface Found {
  readonly search: { readonly edges: readonly { readonly node: Named }[] };
}

/** An actor and an event have a name; a loan is called by its parties, its year and its amount. */
const titleOf = ({ name, title, creditor, debtor }: Named): unknown =>
  name ??
  title ??
  expect.stringContaining(
    ['Loan', creditor && `from ${creditor.name}`, debtor && `to ${debtor.name}`].filter(Boolean).join(' '),
  );

/** From the empty page to the ties of a country that is searched for. */
export async function begin({ explorer, hand, page }: Walk): Promise<void> {
  await page.getByText('Draw who is tied to whom').waitFor();
  expect(await page.locator('.empty li button').count()).toBeGreaterThanOrEqual(3);
  const box = page.getByRole('combobox', { name: 'Search' });
  const { search } = await explorer.ask<Found>(
    `{ search(query: "venezuela", types: [COUNTRY, PERSON, ORGANIZATION, ALLIANCE, LOAN, EVENT], first: 12) {
      edges { node { ... on Actor { name } ... on Loan { creditor { name } debtor { name } } ... on Event { title } } } } }`,
  );
  await box.fill('venezuela');
  const hits = page.locator('.search-hits [role=option]');
  const names = hits.locator('span:first-child');
  await names.first().waitFor();
  expect(await names.allTextContents()).toEqual(search.edges.map(({ node }) => titleOf(node)));
  await hits.filter({ hasText: 'Country' }).first().waitFor();
  await box.fill('');
  await hand.find(box, 'venez', 'Venezuela');
  await expectNodes(page, nodesOf(await expectedOf(explorer, ['country:VE'])));
}

/** What is not drawn is said, with the numbers of the API. */
export async function readCuts({ explorer, page }: Walk): Promise<void> {
  const { totals } = await expectedOf(explorer, ['country:VE']);
  const cut = Object.entries(totals).filter(([, total]) => total > 40);
  const words = await page.locator('.cuts li').allTextContents();
  const said = words.filter((text) => text.startsWith('Venezuela: 40 of '));
  expect(said).toHaveLength(cut.length);
  for (const [, total] of cut) expect(said.join()).toContain(`40 of ${total.toLocaleString('en')} `);
}
