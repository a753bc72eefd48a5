import { expect } from '@jest/globals';
import { expectedOf, nodesOf } from './expected.ts';
import { aside, drawnNodes, expectNodes, numberIn, selectInList, type Walk } from './walk.ts';

/** Draws more from a node, takes it back, and hides it. */
export async function drawMore({ explorer, hand, page }: Walk): Promise<void> {
  const before = await drawnNodes(page);
  await selectInList({ explorer, hand, page }, 'country:CN', 'China');
  await hand.press(page.getByRole('button', { name: 'What to do with China' }));
  const item = page.getByRole('menuitem', { name: 'Draw memberships' });
  const count = item.getByText(/^0 of /);
  await count.waitFor();
  const { totals } = await expectedOf(explorer, ['country:CN'], { fields: ['memberships'] });
  expect(numberIn((await count.textContent())?.split(' of ')[1] ?? '')).toBe(totals.memberships);
  await hand.press(item);
  await page.waitForURL(/MEMBERSHIP%3A40%40country%3ACN/);
  await expectNodes(page, nodesOf(await withMemberships(explorer)));

  await hand.press(page.getByRole('button', { name: 'Undo' }));
  await expectNodes(page, before);
  await hand.press(aside(page).getByRole('button', { name: 'Hide' }));
  await page.locator('[data-node="country:CN"]').waitFor({ state: 'detached' });
  await page
    .locator('.cuts')
    .getByText(/^\d+ hidden$/)
    .waitFor();
  expect(await drawnNodes(page)).toBeLessThan(before);
  await hand.press(page.getByRole('button', { name: 'Undo' }));
  await expectNodes(page, before);
}

/** What there is when the memberships of China are drawn beside the facts of Venezuela. */
async function withMemberships(explorer: Walk['explorer']) {
  const venezuela = await expectedOf(explorer, ['country:VE']);
  const china = await expectedOf(explorer, ['country:CN'], { fields: ['memberships'] });
  return { ...venezuela, actors: new Set([...venezuela.actors, ...china.actors]) };
}
