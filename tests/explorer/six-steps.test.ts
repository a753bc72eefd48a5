import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fillWithShipped, present } from '../import/shipped.ts';
import { fillWithSeed } from '../support/ask.ts';
import { inBrowser } from '../support/browser.ts';
import { ENGINES } from '../support/engines.ts';
import { type Explorer, exploring } from '../support/explorer.ts';
import { describeWith } from '../support/needs.ts';
import { serveGraph } from '../support/seed-server.ts';
import { begin, readCuts } from './steps/begin.ts';
import { drawMore } from './steps/draw.ts';
import { testEdges } from './steps/edges.ts';
import { follow } from './steps/follow.ts';
import { HANDS } from './steps/hands.ts';
import { readEvidence } from './steps/read.ts';
import { takeAlong } from './steps/take.ts';
import { turnTime } from './steps/turn.ts';
import type { Walk } from './steps/walk.ts';

const SCREEN = { width: 1280, height: 800 };
const OPTIONS = { webgl: true, plainLayers: true } as const;
const SHIPPED_MS = 1_800_000;

inBrowser.each(ENGINES)('a person with the articles [%s]', (engine) => {
  testSteps(exploring(SCREEN, { ...OPTIONS, serve: () => serveGraph(engine, fillWithSeed) }));
});

inBrowser('the public data sets in a browser', () => {
  describeWith('data', present).each(ENGINES)('a person with them [%s]', (engine) => {
    const serve = () => serveGraph(engine, fillWithShipped);
    testSteps(exploring(SCREEN, { ...OPTIONS, serve, openingMs: SHIPPED_MS }));
  });
});

/** The steps of a person on one page, which follow each other. */
function testSteps(explorer: Explorer): void {
  // Neo4j takes its time to plan what it has not seen.
  beforeAll(() => explorer.browser.context.setDefaultTimeout(90_000));

  describe.each(HANDS)('by $name', (hand) => {
    let page: Page;
    beforeAll(async () => {
      page = await explorer.open();
    });
    afterAll(() => page?.close());
    const walk = (): Walk => ({ explorer, hand, page });

    test('begins with a search, and its ties are drawn', () => begin(walk()));
    test('reads what is cut', () => readCuts(walk()));
    test('draws more, takes it back, and hides', () => drawMore(walk()));
    test('turns time', () => turnTime(walk()));
    test('reads the evidence of a tie', () => readEvidence(walk()));
    test('follows ties', () => follow(walk()));
    test('takes along what is drawn, and a link that shows the same', () => takeAlong(walk()));
  });

  testEdges(explorer);

  test('nothing was loaded from elsewhere, and the browser reported no problem', () => {
    const { requests, complaints } = explorer.browser;
    const elsewhere = requests.filter((url) => !url.startsWith('blob:') && new URL(url).origin !== explorer.url);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
}
