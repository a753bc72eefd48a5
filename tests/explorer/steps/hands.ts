import type { Locator, Page } from 'playwright-core';
import { clickDrawn } from './pointing.ts';

/** How a person uses the page. */
export interface Hand {
  readonly name: string;
  /** Presses a button, link or item of a menu; ticks a box; chooses one of several. */
  readonly press: (target: Locator) => Promise<void>;
  /** Types into a field, and chooses the hit of that name. */
  readonly find: (field: Locator, text: string, name: string) => Promise<void>;
  /** Selects a tie of the drawing. If it stands for several, one of these. */
  readonly tie: (page: Page) => Promise<void>;
  /** Turns the day to about the middle of its years. */
  readonly turn: (page: Page) => Promise<void>;
}

const hit = (page: Page, name: string): Locator =>
  page.locator('.search-hits [role=option]').filter({ has: page.getByText(name, { exact: true }) });
const inList = (page: Page): Locator => page.locator('.bundle li button').first();

const mouse: Hand = {
  name: 'mouse',
  press: (target) => target.click(),
  async find(field, text, name) {
    await field.click();
    // No mouse types.
    await field.pressSequentially(text);
    await hit(field.page(), name).click();
  },
  async tie(page) {
    await clickDrawn(page);
    if (await inList(page).isVisible()) await inList(page).click();
  },
  async turn(page) {
    const { x = 0, y = 0, width = 0, height = 0 } = (await page.getByRole('slider').boundingBox()) ?? {};
    await page.mouse.click(x + width / 2, y + height / 2);
  },
};

const keyboard: Hand = {
  name: 'keyboard',
  async press(target) {
    const { keyboard: keys } = target.page();
    const kind = await target.evaluate((element) => element.getAttribute('type') ?? element.getAttribute('role'));
    if (kind === 'radio') return chooseByArrows(target);
    if (kind === 'menuitem') await goDown(target);
    else await reach(target);
    await keys.press(kind === 'checkbox' ? 'Space' : 'Enter');
  },
  async find(field, text, name) {
    const page = field.page();
    await reach(field);
    await page.keyboard.type(text);
    await hit(page, name).waitFor();
    const chosen = hit(page, name).and(page.locator('[data-focused]'));
    for (let hits = 0; hits < 20 && !(await chosen.isVisible()); hits++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  },
  async tie(page) {
    await reach(page.getByRole('application'));
    await page.keyboard.press('t');
    await page.keyboard.press('Enter');
    const selected = page.locator('.evidence');
    await selected.or(inList(page)).waitFor();
    if (await inList(page).isVisible()) await keyboard.press(inList(page));
  },
  async turn(page) {
    const slider = page.getByRole('slider');
    await reach(slider);
    const [least, most] = await Promise.all(['min', 'max'].map(async (end) => Number(await slider.getAttribute(end))));
    const decades = ((most ?? 0) - (least ?? 0)) / 3652.5;
    for (let turned = 0; turned < decades / 2; turned++) await page.keyboard.press('PageDown');
  },
};

export const HANDS: readonly Hand[] = [mouse, keyboard];

const MOST_TABS = 400;

/** Goes to an element by Tab, or by Shift and Tab where it lies before. */
async function reach(target: Locator): Promise<void> {
  await target.waitFor();
  const key = (await target.evaluate(liesBefore)) ? 'Shift+Tab' : 'Tab';
  // Found once, and again where the page has made it anew: to look for a name takes longer than to press a key.
  let element = await target.elementHandle();
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    const isFocused = await element?.evaluate((found) => (found.isConnected ? found.matches(':focus') : undefined));
    if (isFocused) return;
    if (isFocused === undefined) {
      element = await target.elementHandle();
      continue;
    }
    await target.page().keyboard.press(key);
  }
  throw new Error(`${target} is not reached by ${key}`);
}

/** Runs in the page: whether an element lies before the one that has the keyboard. */
function liesBefore(element: Node): boolean {
  const focused = element.ownerDocument?.activeElement;
  return focused ? (element.compareDocumentPosition(focused) & 4) !== 0 : false;
}

interface Node {
  readonly ownerDocument: { readonly activeElement: Node | null } | null;
  compareDocumentPosition(other: Node): number;
}

/** Tab leads to the one of several that is chosen; arrows to the others. */
async function chooseByArrows(target: Locator): Promise<void> {
  const page = target.page();
  const name = await target.getAttribute('name');
  await reach(page.locator(`input[name="${name}"]:checked`));
  for (let turns = 0; turns < 10 && !(await target.isChecked()); turns++) await page.keyboard.press('ArrowRight');
}

async function goDown(target: Locator): Promise<void> {
  await target.waitFor();
  for (let items = 0; items < 20; items++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await target.page().keyboard.press('ArrowDown');
  }
  throw new Error(`${target} is not reached by arrow keys`);
}
