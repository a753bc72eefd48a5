import { expect } from '@jest/globals';
import { aside, numberIn, settled, type Walk } from './walk.ts';

const VIA = 'via: { facts: [TENURE, MEMBERSHIP, LOAN], maxMembers: 20 }';
const BOTH = ['country:BY', 'country:VE'];

interface Followed {
  readonly paths: { readonly outcome: string; readonly steps: number | null; readonly chains: readonly unknown[] };
  readonly commonTies: { readonly actorCount: number; readonly factCount: number };
  readonly exposure: {
    readonly totalUsd: number;
    readonly rule: string;
    readonly counterparties: readonly { readonly amountUsd: number }[];
  };
  readonly conflicts: { readonly totalCount: number };
  readonly neighborhood: {
    readonly nodes: readonly { readonly kind: string }[];
    readonly links: readonly { readonly source: string; readonly target: string }[];
  };
}

/** The chain between two, what they share, what one owes, where sources disagree, and the map. */
export async function follow({ explorer, hand, page }: Walk): Promise<void> {
  const followed = await explorer.ask<Followed>(
    `query ($both: [ID!]!) {
      paths(from: "country:BY", to: "country:VE", ${VIA}, maxSteps: 4, first: 10) { outcome steps chains { sources } }
      commonTies(between: $both, ${VIA}) { actorCount factCount }
      exposure(country: "country:VE", side: CREDITORS, counting: COMMITMENTS, parties: COUNTRY) { totalUsd rule counterparties { amountUsd } }
      conflicts { totalCount }
      neighborhood(of: ["country:BY"], hops: 1, ${VIA}, first: 2000) { nodes { kind } links { source target } }
    }`,
    { both: BOTH },
  );
  await hand.press(page.getByRole('button', { name: 'Clear' }));
  await hand.press(page.getByRole('button', { name: 'From Belarus to Venezuela' }));
  await followChain({ hand, page, explorer }, followed.paths);
  await followOthers({ hand, page, explorer }, followed);
  await hand.press(page.getByRole('radio', { name: 'Map', exact: true }));
  const rows = page.locator('.map-table tbody tr');
  await rows.first().waitFor();
  const { nodes } = followed.neighborhood;
  expect(await rows.count()).toBe(nodes.filter(({ kind }) => kind === 'Country').length - 1);
  await page.locator('path.self[data-code=BY]').waitFor();
  await hand.press(page.getByRole('radio', { name: 'Graph', exact: true }));
  await settled(page);
}

async function followChain({ hand, page }: Walk, { outcome, chains, steps }: Followed['paths']): Promise<void> {
  expect(outcome).toBe('FOUND');
  await page.locator('[data-outcome=FOUND]').waitFor();
  const shown = aside(page).locator('.chain');
  expect(await shown.count()).toBe(chains.length);
  expect(await shown.first().locator('li').count()).toBe(steps);
  // A step leads to its evidence, and that back.
  await hand.press(shown.first().locator('li button').first());
  await aside(page).locator('.evidence[aria-busy=false] .statements > li').first().waitFor();
  await hand.press(aside(page).getByRole('button', { name: 'Back' }));
  await shown.first().waitFor();
}

async function followOthers({ hand, page }: Walk, { commonTies, exposure, conflicts }: Followed): Promise<void> {
  const tab = (name: string) => aside(page).locator('.follow-tabs').getByRole('button', { name });
  await hand.press(tab('Shared'));
  const { actorCount, factCount } = commonTies;
  const found = aside(page).locator('.outcome');
  await found.waitFor();
  expect((await found.textContent())?.match(/[\d,]+/g)?.map(numberIn)).toEqual([actorCount, factCount]);
  await hand.press(tab('Exposure'));
  await hand.press(aside(page).getByRole('button', { name: 'Choose another: Whose' }));
  await hand.find(aside(page).getByRole('combobox', { name: 'Whose' }), 'venez', 'Venezuela');
  await aside(page).locator('.rule', { hasText: exposure.rule }).waitFor();
  expect(await aside(page).locator('.total data').getAttribute('value')).toBe(String(exposure.totalUsd));
  const amounts = aside(page).getByRole('table', { name: 'By counterparty' }).locator('tbody data');
  expect(await amounts.evaluateAll((all) => all.map((one) => Number(one.getAttribute('value'))))).toEqual(
    exposure.counterparties.map(({ amountUsd }) => amountUsd),
  );
  await hand.press(tab('Disagreement'));
  const total = conflicts.totalCount.toLocaleString('en');
  await aside(page).getByText(`of ${total}, with the most sources first.`).waitFor();
}
