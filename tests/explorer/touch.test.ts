import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.ts';
import { drawnAtRest, exploring } from '../support/explorer.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const LOAN = '#root=country:VE&open=LOAN:40@country:VE&pin=-100,0@country:VE&pin=100,0@country:CN';

inBrowser('the explorer on a phone, by touch', () => {
  const explorer = exploring({ width: 390, height: 844 }, { webgl: true, touch: true });

  const open = async (hash: string): Promise<Page> => {
    const page = await explorer.open(hash);
    await drawnAtRest(page);
    return page;
  };
  const middle = async (page: Page): Promise<Point> => {
    const { x = 0, y = 0, width = 0, height = 0 } = (await page.getByRole('application').boundingBox()) ?? {};
    return { x: x + width / 2, y: y + height / 2 };
  };
  const closePanel = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Close the side panel' }).tap();
    await page.locator('aside').waitFor({ state: 'detached' });
  };
  /** Where the selected node lies: beside it is the button of its menu. */
  const placeOf = async (page: Page): Promise<Point> => {
    const { x = 0, y = 0 } = (await page.locator('.bubble').boundingBox()) ?? {};
    return { x, y };
  };

  test('a hit is drawn, a node selected, and its menu opened', async () => {
    const page = await explorer.open();
    await page.getByRole('combobox', { name: 'Search' }).tap();
    await page.keyboard.type('lan hu');
    await page.getByRole('option', { name: 'Lan Hu Person' }).tap();
    await page.locator('[role=application][data-still=true]:not([data-nodes="0"])').waitFor();
    await page.close();
    const alone = await open('#root=country:VE');
    const { x, y } = await middle(alone);
    await alone.touchscreen.tap(x, y);
    await alone.locator('aside h2').getByText('Venezuela').waitFor();
    await alone.getByRole('button', { name: 'What to do with Venezuela' }).tap();
    await alone.getByRole('menuitem', { name: 'Draw loans' }).tap();
    await alone.waitForURL(/LOAN/);
    await alone.close();
  });

  test('a tie is selected, and its statements read', async () => {
    const page = await open(LOAN);
    const { x, y } = await middle(page);
    await page.touchscreen.tap(x, y);
    await page.locator('.evidence[data-of="loan:cn-ve-2010s"][aria-busy=false]').waitFor();
    await page.getByRole('button', { name: /^Read the statements/ }).tap();
    await page
      .locator('.statements > li')
      .first()
      .getByText(/paragraph \d+/)
      .waitFor();
    await closePanel(page);
    await page.close();
  });

  test('two fingers and the buttons change what is in sight, and one finger moves it', async () => {
    const page = await open(`${LOAN}&selected=country:CN`);
    const at = await middle(page);
    const [before, { x }] = [await placeOf(page), at];
    await pinch(page, at, [90, 45]);
    await drawnAtRest(page);
    expect((await placeOf(page)).x - x).toBeLessThan(0.75 * (before.x - x));
    await page.getByRole('button', { name: 'Show all' }).tap();
    await drawnAtRest(page);
    const again = await placeOf(page);
    expect(Math.abs(again.x - before.x)).toBeLessThan(5);
    await page.getByRole('button', { name: 'Farther' }).tap();
    await drawnAtRest(page);
    expect((await placeOf(page)).x).toBeLessThan(before.x - 10);
    await page.getByRole('button', { name: 'Closer' }).tap();
    await drawnAtRest(page);
    expect(Math.abs((await placeOf(page)).x - before.x)).toBeLessThan(5);
    await drag(page, { x: at.x, y: at.y + 60 }, { x: at.x - 80, y: at.y + 60 });
    await drawnAtRest(page);
    expect((await placeOf(page)).x - before.x).toBeLessThan(-40);
    await page.close();
  });

  test('the day is turned', async () => {
    const page = await open('#root=country:VE&open=TENURE:40,MEMBERSHIP:40,LOAN:40@country:VE');
    const { x = 0, y = 0, width = 0, height = 0 } = (await page.getByRole('slider').boundingBox()) ?? {};
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await page.waitForURL(/day=\d{4}-12-31/);
    await page.getByRole('button', { name: 'Any time' }).tap();
    await page.waitForURL((url) => !url.hash.includes('day='));
    await page.close();
  });

  test('the browser reported no problem', () => {
    expect(explorer.browser.complaints).toEqual([]);
  });
});

const STEPS = 8;

/** Moves fingers in steps from where they begin to where they end. */
async function fingers(page: Page, ways: readonly (readonly [Point, Point])[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (part: number) =>
    ways.map(([from, to], id) => ({ id, x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }));
  // No two fingers come at once: the first has moved before the second is there.
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0).slice(0, 1) });
  if (ways.length > 1) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(1 / STEPS).slice(0, 1) });
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(1 / STEPS) });
  }
  for (let step = 1; step <= STEPS; step++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / STEPS) });
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
  // Nor do they leave at once.
  for (let left = ways.length - 1; left >= 0; left--) {
    const touchPoints = at(1).slice(0, left);
    await session.send('Input.dispatchTouchEvent', { type: left > 0 ? 'touchMove' : 'touchEnd', touchPoints });
  }
  await session.detach();
}

const drag = (page: Page, from: Point, to: Point): Promise<void> => fingers(page, [[from, to]]);

/** Two fingers above and below each other, from one distance to another. */
const pinch = (page: Page, { x, y }: Point, [from, to]: readonly [number, number]): Promise<void> =>
  fingers(page, [
    [
      { x, y: y - from },
      { x, y: y - to },
    ],
    [
      { x, y: y + from },
      { x, y: y + to },
    ],
  ]);
