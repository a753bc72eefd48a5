import type { Page } from 'playwright-core';
import { inLink } from './walk.ts';

/** How far apart the mouse tries places, in points of the screen: no tie is narrower. */
const APART = 10;
/** So soon after a click, the next one would be the second of two; by then the address has what was clicked. */
const DOUBLE_CLICK_MS = 400;

/** Moves the mouse out from the middle of the drawing until it points at a tie, and clicks it. */
export async function clickDrawn(page: Page): Promise<void> {
  const frame = await page.getByRole('application').boundingBox();
  if (!frame) throw new Error('nothing is drawn');
  // The drawing lies in the middle of what the legend leaves.
  const legend = await page.locator('.legend').boundingBox();
  const left = legend && legend.x + legend.width < frame.x + frame.width / 2 ? legend.x + legend.width : frame.x;
  const middle = { x: (Math.max(left, frame.x) + frame.x + frame.width) / 2, y: frame.y + frame.height / 2 };
  const most = Math.min(frame.width, frame.height) / 2;
  for (let radius = 0; radius < most; radius += APART) {
    const around = Math.max(1, Math.floor((2 * Math.PI * radius) / APART));
    for (let step = 0; step < around; step++) {
      const angle = (2 * Math.PI * step) / around;
      const at = { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) };
      await page.mouse.move(at.x, at.y);
      if (!(await page.evaluate<boolean>(pointsAtSomething(at)))) continue;
      await page.mouse.click(at.x, at.y);
      if (await isTie(page)) return;
    }
  }
  throw new Error('no tie is under the mouse anywhere');
}

/** Runs in the page, a frame after the mouse moved: whether what is under it can be clicked. */
const pointsAtSomething = ({ x, y }: { readonly x: number; readonly y: number }): string =>
  `new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => {
    const under = document.elementFromPoint(${x}, ${y});
    tell(under !== null && under.closest('.graph-stage') !== null && getComputedStyle(under).cursor === 'pointer');
  })))`;

/** Whether what was clicked is a tie, or stands for several of them: a node is selected by a click too. */
async function isTie(page: Page): Promise<boolean> {
  const list = page.locator('.bundle');
  for (let waited = 0; waited < DOUBLE_CLICK_MS; waited += 50) {
    if (/^(?:tenure|membership|loan|event):/.test(inLink(page, 'selected') ?? '')) return true;
    if (await list.isVisible()) return true;
    await page.waitForTimeout(50);
  }
  return false;
}
