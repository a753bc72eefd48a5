import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seriousFindings } from '../support/axe.ts';
import { inBrowser, type Viewport } from '../support/browser.ts';
import { drawnAtRest, exploring } from '../support/explorer.ts';
import { MAIN_VIEWS, OTHER_VIEWS, PANEL_VIEWS, type PageView } from './views.ts';

interface Walk {
  readonly size: Viewport;
  readonly schemes: readonly ('light' | 'dark')[];
  readonly views: Readonly<Record<string, PageView>>;
}

const SCREEN = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Where pictures of all views are saved, to be looked at. */
const SHOTS = process.env.ENTENTE_SHOTS;
const ALL = { ...PANEL_VIEWS, ...MAIN_VIEWS, ...OTHER_VIEWS };
/** There is least room on a phone. The rest is looked at when the pictures are. */
const WALKS: readonly Walk[] = [
  { size: PHONE, schemes: ['light', 'dark'], views: ALL },
  { size: SCREEN, schemes: SHOTS ? ['light', 'dark'] : ['light'], views: SHOTS ? ALL : MAIN_VIEWS },
];

inBrowser('a view of the explorer', () => {
  const explorer = exploring(SCREEN, { webgl: true });

  describe.each(WALKS)('on $size.width x $size.height', ({ size, schemes, views }) => {
    test.each(Object.entries(views))(
      '%s: axe finds nothing serious, and all is within the screen',
      async (name, view) => {
        const page = await explorer.browser.context.newPage();
        await page.setViewportSize(size);
        await view.before?.(page);
        await page.goto(`${explorer.url}/explore${view.hash}`);
        await view.act?.(page);
        await view.shows(page).waitFor();
        await page.locator('main[aria-busy=false]').waitFor();
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          if (SHOTS) await shoot(page, join(SHOTS, `${size.width} ${name} ${colorScheme}.png`));
          if (colorScheme === 'dark') await unfold(page);
          await view.shows(page).waitFor();
          // What is placed by its size is placed with the next frame.
          await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
          expect(await outside(page)).toEqual([]);
          expect(await brokenDates(page)).toEqual([]);
          expect([colorScheme, await seriousFindings(page)]).toEqual([colorScheme, []]);
        }
        await page.close();
      },
    );
  });
});

describe('the views that are looked at', () => {
  const types = readFileSync(join(import.meta.dirname, '../../explorer/state/types.ts'), 'utf8');

  test('have each panel of the state', () => {
    const kinds = [...types.matchAll(/readonly kind: '(\w+)'/g)].map(([, kind]) => kind);
    expect(Object.keys(PANEL_VIEWS).toSorted()).toEqual(kinds.toSorted());
  });

  test('have each way in which it shows the picture', () => {
    const [, views = ''] = /type View = (.+);/.exec(types) ?? [];
    expect(Object.keys(MAIN_VIEWS).toSorted()).toEqual(views.replaceAll("'", '').split(' | ').toSorted());
  });
});

async function shoot(page: Page, path: string): Promise<void> {
  if ((await page.locator('[role=application]:not([data-nodes="0"])').count()) > 0) await drawnAtRest(page);
  await page.screenshot({ path });
}

/** Opens all that is folded. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate<void>(`for (const one of document.querySelectorAll('details')) one.open = true`);

/** What can be pressed or read but lies beside the screen, where no scroll of its own leads to it. */
const outside = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`(() => {
    const { scrollingElement, body } = document;
    const wide = [scrollingElement, body].filter(({ scrollWidth }) => scrollWidth > innerWidth);
    const scrolls = (element) => element !== null && element !== body &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth ||
        scrolls(element.parentElement));
    const lost = [...document.querySelectorAll('button, a, input, select, textarea, summary, h1, h2, h3, p, [role=menuitem], [role=option]')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement);
      });
    return [...wide, ...lost].map(({ tagName, className, textContent }) =>
      tagName + '.' + className + ': ' + textContent.slice(0, 60));
  })()`);

/** Dates that begin on one line and end on another. */
const brokenDates = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`(() => {
    const texts = document.createTreeWalker(document.querySelector('#root'), NodeFilter.SHOW_TEXT);
    const broken = [];
    while (texts.nextNode()) {
      const { currentNode } = texts;
      for (const { index, 0: { length } } of currentNode.data.matchAll(/\\d{4}-\\d\\d(?:-\\d\\d)?/g)) {
        const date = document.createRange();
        date.setStart(currentNode, index);
        date.setEnd(currentNode, index + length);
        const lines = new Set([...date.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(currentNode.parentElement.className + ': ' + currentNode.data.slice(0, 60));
      }
    }
    return broken;
  })()`);
