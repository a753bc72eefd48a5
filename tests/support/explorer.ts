import { afterAll, beforeAll } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { GraphPort } from '../../src/graph/index.ts';
import { askServer } from './ask-server.ts';
import { type BrowserOptions, openBrowser, type TestBrowser, type Viewport } from './browser.ts';
import { serveSeed, type TestServer } from './seed-server.ts';

/** The explorer in a browser, for the tests of a `describe`. */
export interface Explorer {
  readonly url: string;
  readonly graph: GraphPort;
  readonly browser: TestBrowser;
  /** A page with the state of a link; it may not have been drawn yet. */
  readonly open: (hash?: string) => Promise<Page>;
  /** What the API answers, asked beside the page. */
  readonly ask: <Data>(query: string, variables?: object) => Promise<Data>;
}

interface ExploringOptions extends BrowserOptions {
  /** By default, over the seed. */
  readonly serve?: () => Promise<TestServer>;
  /** How long it may take to open both, in milliseconds. */
  readonly openingMs?: number;
}

/** Opens a server and a browser before the tests, and closes them behind them. */
export function exploring(
  viewport: Viewport,
  { serve = serveSeed, openingMs = 60_000, ...options }: ExploringOptions = {},
): Explorer {
  let server: TestServer | undefined;
  let browser: TestBrowser | undefined;

  beforeAll(async () => {
    server = await serve();
    browser = await openBrowser(viewport, options);
  }, openingMs);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const given = <Opened>(opened: Opened | undefined): Opened => {
    if (opened === undefined) throw new Error('The explorer is opened before the tests, not while they are declared');
    return opened;
  };
  return {
    get url() {
      return given(server).url;
    },
    get graph() {
      return given(server).graph;
    },
    get browser() {
      return given(browser);
    },
    async open(hash = '') {
      const page = await this.browser.context.newPage();
      await page.goto(`${this.url}/explore${hash}`);
      return page;
    },
    ask<Data>(query: string, variables: object = {}) {
      return askServer<Data>(this.url, query, variables);
    },
  };
}

/** Until the drawing has something, and neither its nodes nor what is in sight of them has moved for a while. */
export async function drawnAtRest(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false]').waitFor();
  await page.locator('[role=application][data-still=true]:not([data-nodes="0"])').waitFor();
  await page.evaluate(atRest);
}

/** Runs in the page. However slow it draws: some frames in a row have to be the same too. */
const atRest = `new Promise((done) => {
  const texts = document.querySelector('.graph-texts');
  let [frames, since] = [0, performance.now()];
  new MutationObserver(() => ([frames, since] = [0, performance.now()])).observe(texts, { attributes: true });
  const look = () => (++frames > 4 && performance.now() - since > 300 ? done() : requestAnimationFrame(look));
  look();
})`;
