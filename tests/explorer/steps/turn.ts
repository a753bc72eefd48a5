import { expect } from '@jest/globals';
import { expectedOf, nodesOf } from './expected.ts';
import { drawnNodes, expectNodes, inLink, selectInList, settled, type Walk } from './walk.ts';

/** Turns the day, reads what it leaves out and the timeline, and lifts it. */
export async function turnTime({ explorer, hand, page }: Walk): Promise<void> {
  await selectInList({ explorer, hand, page }, 'country:VE', 'Venezuela');
  const ofAllTime = await drawnNodes(page);
  await hand.turn(page);
  await page.waitForURL(/day=\d{4}-12-31/);
  await settled(page);
  // A key held down is answered with its last position.
  await page.waitForTimeout(300);
  const day = inLink(page, 'day');
  const expected = await expectedOf(explorer, ['country:VE'], { day });
  await expectNodes(page, nodesOf(expected));
  expect(expected.facts.length + expected.undecided).toBeGreaterThan(0);
  if (expected.undecided > 0) {
    const words = `${expected.undecided.toLocaleString('en')} fact${expected.undecided === 1 ? '' : 's'} may have been`;
    await page.getByText(words).waitFor();
  }
  const { timeline } = await explorer.ask<{ timeline: { totalCount: number; gaps: readonly unknown[] } }>(
    '{ timeline(about: ["country:VE"], first: 60) { totalCount gaps { from } } }',
  );
  const shown = Math.min(60, timeline.totalCount);
  await page.getByText(`${shown} of ${timeline.totalCount.toLocaleString('en')} dates`).waitFor();
  expect(await page.getByRole('img', { name: /^Gap from/ }).count()).toBe(timeline.gaps.length);
  await hand.press(page.getByRole('button', { name: 'Any time' }));
  await page.waitForURL((url) => !url.hash.includes('day='));
  await expectNodes(page, ofAllTime);
}
