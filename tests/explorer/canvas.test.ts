import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inBrowser, openBrowser } from '../support/browser.ts';
import { drawnAtRest, exploring } from '../support/explorer.ts';

const ALL = 'TENURE:40,MEMBERSHIP:40,LOAN:40,EVENT:40';

inBrowser('the canvas in a real browser', () => {
  // Narrow, so that the legend begins closed and the middle is not covered.
  const explorer = exploring({ width: 900, height: 800 }, { webgl: true });

  const open = async (hash: string): Promise<{ readonly page: Page; readonly frame: Locator }> => {
    const page = await explorer.open(hash);
    const frame = page.getByRole('application');
    await page.locator('main[aria-busy=false]').waitFor();
    await page.locator('[role=application][data-still=true]:not([data-nodes="0"])').waitFor();
    return { page, frame };
  };
  const said = (page: Page): Locator => page.locator('.graph [aria-live]');
  const bubbleOf = (page: Page) => page.locator('.bubble').boundingBox();

  test('draws each actor and tie of the picture, with a legend', async () => {
    const { page, frame } = await open(`#root=country:VE&open=${ALL}@country:VE`);
    await page.getByText('As a list').click();
    await page.locator('.graph-list [data-node]').first().waitFor();
    const buttons = await page.locator('.graph-list [data-node]').count();
    expect(buttons).toBeGreaterThan(5);
    expect(await frame.getAttribute('data-nodes')).toBe(String(buttons));
    await page.getByText('Legend').click();
    await page.locator('.legend').getByText('Loan, from the creditor to the debtor').waitFor();
    await page.close();
  }, 60_000);

  test('is used without a mouse: go, select, menu, pin, hide, undo', async () => {
    const { page, frame } = await open(`#root=country:VE&open=${ALL}@country:VE`);
    const before = Number(await frame.getAttribute('data-nodes'));
    await frame.focus();
    await said(page).getByText('Venezuela, Country').waitFor();
    await page.keyboard.press('t');
    await said(page)
      .getByText(/tie 1 \/ /)
      .waitFor();
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      await page.keyboard.press(key);
      if (!(await said(page).textContent())?.startsWith('Venezuela, Country')) break;
    }
    await page.keyboard.press('Enter');
    await page.locator('aside h2').waitFor();
    expect(page.url()).toContain('selected=');
    await page.keyboard.press('p');
    await page.waitForURL(/pin=/);
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Unpin' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await page.locator(`[role=application]:not([data-nodes="${before}"])`).waitFor();
    expect(Number(await frame.getAttribute('data-nodes'))).toBeLessThan(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator(`[role=application][data-nodes="${before}"]`).waitFor();
    await page.close();
  }, 60_000);

  test('a node is selected, dragged to be pinned, and expanded by mouse; its menu has counts', async () => {
    const { page, frame } = await open('#root=country:VE&day=2024-01-01');
    await page.waitForTimeout(1000);
    const { x = 0, y = 0, width = 0, height = 0 } = (await frame.boundingBox()) ?? {};
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    await page.mouse.move(middleX, middleY);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++) await page.mouse.move(middleX + 10 * step, middleY + 10 * step);
    await page.mouse.up();
    await page.waitForURL(/pin=/);
    // At once: it is a click of its own, and not the second of two, which would draw all facts.
    await page.mouse.click(middleX + 60, middleY + 60);
    await page.locator('aside h2').getByText('Venezuela').waitFor();
    expect(page.url()).not.toContain('open=');
    await page.getByRole('button', { name: 'What to do with Venezuela' }).click();
    const item = page.getByRole('menuitem', { name: 'Draw loans' });
    await item.getByText(/0 of \d/).waitFor();
    await item.click();
    await page.waitForURL(/LOAN/);
    await page.close();
  }, 60_000);

  test('nothing moves while the drawing grows, and a link has pins where they were', async () => {
    const { page } = await open(
      '#root=country:VE&open=LOAN:40@country:VE&pin=120.25,-80.5@country:VE&selected=country:VE',
    );
    // The camera has come to rest too.
    await page.waitForTimeout(1000);
    const before = await bubbleOf(page);
    await page.getByRole('button', { name: 'What to do with Venezuela' }).click();
    await page.getByRole('menuitem', { name: 'Draw tenures' }).click();
    await page.waitForURL(/TENURE/);
    await page.locator('main[aria-busy=false]').waitFor();
    await page.locator('[role=application][data-still=true]').waitFor();
    const after = await bubbleOf(page);
    // The button lies at the rim of the node, which grows a little with its ties.
    expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(3);
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
    expect(decodeURIComponent(page.url())).toContain('pin=120.25,-80.5@country:VE');
    await page.close();
  }, 60_000);

  test('who wants little motion sees no camera move', async () => {
    const pageWith = async (reducedMotion: 'reduce' | 'no-preference'): Promise<Page> => {
      const page = await explorer.browser.context.newPage();
      await page.emulateMedia({ reducedMotion });
      await page.goto(`${explorer.url}/explore#root=country:VE&open=${ALL}@country:VE&selected=country:CN`);
      await drawnAtRest(page);
      return page;
    };
    const still = await pageWith('reduce');
    expect(await placesOnTheWay(still, 'Closer')).toBe(1);
    expect(await placesOnTheWay(still, 'Show all')).toBe(1);
    await still.close();
    const moving = await pageWith('no-preference');
    // A slow machine may draw no frame between the first and the last.
    let places = 0;
    for (let times = 0; times < 10 && places < 2; times++) {
      for (const button of ['Closer', 'Show all']) places = Math.max(places, await placesOnTheWay(moving, button));
    }
    expect(places).toBeGreaterThan(1);
    await moving.close();
  }, 60_000);

  test('without WebGL the page says so and shows a list', async () => {
    const plain = await openBrowser({ width: 900, height: 800 });
    const page = await plain.context.newPage();
    await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
    await page.goto(`${explorer.url}/explore#root=country:VE&open=LOAN:40@country:VE`);
    await page.getByRole('alert').getByText('no WebGL').waitFor();
    await page.locator('[data-node="country:VE"]').click();
    await page.locator('aside h2').getByText('Venezuela').waitFor();
    await plain.close();
  }, 60_000);

  test('the browser reported no problem', () => {
    expect(explorer.browser.complaints).toEqual([]);
  });
});

/** At how many places what lies beside the selected node is seen after a press, until all is at rest. */
async function placesOnTheWay(page: Page, button: string): Promise<number> {
  await page.evaluate(`(() => {
    const bubble = document.querySelector('.bubble');
    const places = (globalThis.places = new Set());
    const from = bubble.style.transform;
    new MutationObserver(() => bubble.style.transform === from || places.add(bubble.style.transform))
      .observe(bubble, { attributes: true });
  })()`);
  await page.getByRole('button', { name: button }).click();
  await drawnAtRest(page);
  return await page.evaluate<number>('globalThis.places.size');
}
