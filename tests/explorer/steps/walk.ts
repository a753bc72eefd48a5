import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Explorer } from '../../support/explorer.ts';
import type { Hand } from './hands.ts';

/** A person on a page: the steps follow each other. */
export interface Walk {
  readonly explorer: Explorer;
  readonly hand: Hand;
  readonly page: Page;
}

export const aside = (page: Page): Locator => page.locator('aside');

/** Until all that was asked has been answered, and what is drawn has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false]').waitFor();
  const drawing = page.getByRole('application');
  if ((await drawing.count()) > 0) await drawing.and(page.locator('[data-still=true]')).waitFor();
}

/** A part of the state that the address has. */
export const inLink = (page: Page, name: string): string | null =>
  new URLSearchParams(new URL(page.url()).hash.slice(1)).get(name);

/** How many nodes the drawing has. */
export const drawnNodes = async (page: Page): Promise<number> => {
  await settled(page);
  return Number(await page.getByRole('application').getAttribute('data-nodes'));
};

/** Waits until the drawing has so many nodes; if it comes to rest with others, says how many. */
export async function expectNodes(page: Page, nodes: number): Promise<void> {
  const drawn = page.locator(`[role=application][data-nodes="${nodes}"]`);
  await drawn.waitFor({ timeout: 15_000 }).catch(() => undefined);
  expect(await drawnNodes(page)).toBe(nodes);
}

/** Selects an actor in the list of what is drawn, which is then folded again. */
export async function selectInList({ hand, page }: Walk, id: string, name: string): Promise<void> {
  const list = page.locator('.graph-list summary');
  await hand.press(list);
  await hand.press(page.locator(`[data-node="${id}"]`));
  await aside(page).getByRole('heading', { name, exact: true }).waitFor();
  await hand.press(list);
}

/** Digits without what groups them. */
export const numberIn = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));
