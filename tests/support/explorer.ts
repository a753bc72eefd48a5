import { afterAll, beforeAll } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from './browser.ts';
import { serveSeed, type TestServer } from './seed-server.ts';

/** The explorer over the seed, in a browser, for the tests of a `describe`. */
export interface Explorer {
  readonly url: string;
  readonly browser: TestBrowser;
  /** A page with the state of a link; it may not have been drawn yet. */
  readonly open: (hash?: string) => Promise<Page>;
}

/** Opens a server and a browser before the tests, and closes them behind them. */
export function exploring(...opened: Parameters<typeof openBrowser>): Explorer {
  let server: TestServer | undefined;
  let browser: TestBrowser | undefined;

  beforeAll(async () => {
    server = await serveSeed();
    browser = await openBrowser(...opened);
  }, 60_000);

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
    get browser() {
      return given(browser);
    },
    async open(hash = '') {
      const page = await this.browser.context.newPage();
      await page.goto(`${this.url}/explore${hash}`);
      return page;
    },
  };
}
