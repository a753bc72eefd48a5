import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askServer } from '../support/ask-server.ts';
import { inBrowser } from '../support/browser.ts';
import { exploring } from '../support/explorer.ts';

/** Facts of kinds that are one row each in the table: an event may have a row for each participant. */
const VENEZUELA = '#root=country:VE&open=TENURE:40,MEMBERSHIP:40,LOAN:40@country:VE&view=table';
const EVENTS_TOO = '#root=country:VE&open=TENURE:40,MEMBERSHIP:40,LOAN:40,EVENT:40@country:VE&view=table';

inBrowser('turning time in the explorer', () => {
  const explorer = exploring({ width: 1440, height: 900 });

  const open = async (hash: string): Promise<Page> => {
    const page = await explorer.open(hash);
    await page.getByRole('slider').waitFor();
    return page;
  };

  const answered = (page: Page) => page.locator('main[aria-busy=false]').waitFor();
  const rows = async (page: Page): Promise<number> => {
    await answered(page);
    return page.locator('.picture-table tbody tr').count();
  };
  const dayOf = (page: Page): string | null => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('day');
  const untilDay = (page: Page, day: string) => page.waitForURL((url) => url.hash.includes(`day=${day}`));

  const ask = <Data>(query: string, variables: object = {}) => askServer<Data>(explorer.url, query, variables);

  type Counted = Readonly<Record<string, { readonly totalCount: number; readonly undecided: number }>>;
  /** What the API counts of Venezuela's facts, without events. */
  const counted = async (day: string, inForce: string): Promise<{ total: number; undecided: number }> => {
    const counts = '{ totalCount undecided }';
    const { node } = await ask<{ readonly node: Counted }>(
      `query ($at: Date, $inForce: InForceLevel) { node(id: "country:VE") { ... on Country {
        tenures(at: $at, inForce: $inForce) ${counts} memberships(at: $at, inForce: $inForce) ${counts}
        loansGiven(at: $at, inForce: $inForce) ${counts} loansReceived(at: $at, inForce: $inForce) ${counts} } } }`,
      { at: day, inForce },
    );
    const all = Object.values(node);
    return {
      total: all.reduce((sum, { totalCount }) => sum + totalCount, 0),
      undecided: all.reduce((sum, { undecided }) => sum + undecided, 0),
    };
  };

  interface Timeline {
    readonly timeline: {
      readonly totalCount: number;
      readonly gaps: readonly { readonly from: string; readonly until: string }[];
      readonly edges: readonly {
        readonly date: string;
        readonly mark: string;
        readonly node: { readonly id: string };
      }[];
    };
  }
  const timelineOf = (id: string) =>
    ask<Timeline>(
      'query ($id: ID!) { timeline(about: [$id], first: 1000) { totalCount gaps { from until } edges { date mark node { id } } } }',
      { id },
    );

  test('the histogram counts what the timeline of the API has', async () => {
    const { timeline } = await timelineOf('country:VE');
    const expected = new Map<string, [number, number]>();
    for (const { date, mark } of timeline.edges) {
      const year = date.slice(0, 4);
      const [begins, ends] = expected.get(year) ?? [0, 0];
      expected.set(year, mark === 'ENDS' ? [begins, ends + 1] : [begins + 1, ends]);
    }
    const page = await open(EVENTS_TOO);
    await page.getByText('In numbers').click();
    const shown = await page
      .locator('.histogram-table tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(shown).toEqual([...expected].map(([year, counts]) => [year, ...counts.map(String)]));
    // On a day, it is that of all of time nevertheless.
    await page.getByLabel('Day', { exact: true }).fill('2018-06-15');
    await answered(page);
    expect(await page.locator('.histogram-table tbody tr').count()).toBe(shown.length);
    await page.close();
  });

  test('the slider has the years of all facts, also of those that a list was cut by, and says where it may not', async () => {
    const years = async (page: Page) => {
      await answered(page);
      const slider = page.getByRole('slider');
      return [await slider.getAttribute('min'), await slider.getAttribute('max')];
    };
    const link = (first: number) => `#root=country:VE&open=EVENT:${first}@country:VE&view=table`;
    const [whole, cut] = [await open(link(40)), await open(link(1))];
    const all = await years(whole);
    await cut.getByText('Beginnings and ends of 1 fact that was asked for, of').waitFor();
    await cut.locator(`.slider[min="${all[0]}"][max="${all[1]}"]`).waitFor();
    await cut.close();
    await whole.close();
    const page = await explorer.browser.context.newPage();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Dates')
        ? route.fulfill({
            json: { errors: [{ message: 'gone', extensions: { code: 'GRAPH_UNAVAILABLE' } }], data: null },
          })
        : route.continue(),
    );
    await page.goto(`${explorer.url}/explore${link(1)}`);
    await page.getByText('Others may be earlier or later.').waitFor();
    expect(await years(page)).not.toEqual(all);
    await page.close();
  }, 60_000);

  test('keys turn the day by the step, by ten, and to the ends; each position has what the API has', async () => {
    const page = await open(VENEZUELA);
    await page.getByRole('slider').focus();
    const turns = [
      ['Home', '2010-01-01'],
      ['ArrowRight', '2010-12-31'],
      ['PageUp', '2020-12-31'],
      ['ArrowUp', '2021-12-31'],
      ['ArrowLeft', '2020-12-31'],
      ['PageDown', '2010-12-31'],
      ['PageUp', '2020-12-31'],
      ['PageUp', undefined],
    ] as const;
    for (const [key, day] of turns) {
      await page.keyboard.press(key);
      if (day !== undefined) await untilDay(page, day);
      await page.waitForTimeout(100);
      expect(await rows(page)).toBe((await counted(dayOf(page) ?? '', 'PRESUMED')).total);
    }
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe(dayOf(page));
    await page.close();
  }, 60_000);

  test('the step is by day or month too, and is part of the link', async () => {
    const page = await open(`${VENEZUELA}&day=2023-09-14`);
    await page.getByLabel('Step').selectOption('Month');
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await untilDay(page, '2023-09-30');
    await page.keyboard.press('ArrowRight');
    await untilDay(page, '2023-10-31');
    await page.getByLabel('Step').selectOption('Day');
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowLeft');
    await untilDay(page, '2023-10-30');
    expect(page.url()).toContain('step=day');
    const again = await open(new URL(page.url()).hash);
    expect(await again.getByLabel('Step').inputValue()).toBe('day');
    expect(await rows(again)).toBe(await rows(page));
    await again.close();
    await page.close();
  });

  test('a drag turns the day to positions of the step, and any time lifts it', async () => {
    const page = await open(VENEZUELA);
    const all = await rows(page);
    const box = await page.getByRole('slider').boundingBox();
    if (!box) throw new Error('no slider');
    await page.mouse.move(box.x + box.width - 8, box.y + box.height / 2);
    await page.mouse.down();
    for (const part of [0.8, 0.6, 0.3, 0.25]) await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
    await page.mouse.up();
    await page.waitForURL((url) => url.hash.includes('day='));
    await page.waitForTimeout(200);
    expect(dayOf(page)).toMatch(/-12-31$/);
    expect(await rows(page)).toBe((await counted(dayOf(page) ?? '', 'PRESUMED')).total);
    await page.getByRole('button', { name: 'Any time' }).click();
    expect(await rows(page)).toBe(all);
    expect(dayOf(page)).toBeNull();
    await page.close();
  });

  test('it says what the day leaves out, and shows it', async () => {
    const page = await open(`${VENEZUELA}&day=2018-06-15`);
    const { total, undecided } = await counted('2018-06-15', 'PRESUMED');
    expect(undecided).toBeGreaterThan(1);
    await page.getByText(`${undecided} facts may have been in force as well.`).waitFor();
    expect(await rows(page)).toBe(total);
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByText('may have been in force as well').waitFor({ state: 'detached' });
    expect(await rows(page)).toBe((await counted('2018-06-15', 'POSSIBLE')).total);
    expect(await rows(page)).toBe(total + undecided);
    await page.getByLabel('Possible', { exact: true }).click();
    await page.getByText(`${undecided} facts may have been in force as well.`).waitFor();
    await page.close();
  });

  test('the levels say what they mean', async () => {
    const page = await open(`${VENEZUELA}&day=2018-06-15`);
    await page.getByText('What these mean').click();
    await page.getByText('nothing speaks against its going on').waitFor();
    await page.close();
  });

  test('what is outdated is cancelled, and the last position is the one that is shown', async () => {
    const page = await open(`${VENEZUELA}&day=2010-12-31`);
    await answered(page);
    let cancelled = 0;
    page.on('requestfailed', () => {
      cancelled += 1;
    });
    await page.route('**/graphql', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('slider').focus();
    for (let turn = 0; turn < 4; turn++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(120);
    }
    await untilDay(page, '2014-12-31');
    expect(await rows(page)).toBe((await counted('2014-12-31', 'PRESUMED')).total);
    expect(cancelled).toBeGreaterThan(0);
    await page.close();
  });

  test('play waits for each answer, and stops when it is told', async () => {
    const page = await open(`${VENEZUELA}&day=2010-12-31`);
    await answered(page);
    let [waiting, most, asked] = [0, 0, 0];
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"at":"20')) return route.continue();
      asked += 1;
      most = Math.max(most, ++waiting);
      await new Promise((resolve) => setTimeout(resolve, 900));
      await route.continue().catch(() => undefined);
      waiting -= 1;
    });
    await page.getByRole('button', { name: 'Play' }).click();
    await untilDay(page, '2013-12-31');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.waitForTimeout(1200);
    expect(dayOf(page)).toBe('2013-12-31');
    expect({ most, asked }).toEqual({ most: 1, asked: 3 });
    await page.close();
  }, 60_000);

  test('play stops at a day that is not answered, says so, and goes on from there when it is told to', async () => {
    const page = await open(`${VENEZUELA}&day=2010-12-31`);
    await answered(page);
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('"at":"2012-12-31"')
        ? route.fulfill({
            json: { errors: [{ message: 'gone', extensions: { code: 'GRAPH_UNAVAILABLE' } }], data: null },
          })
        : route.continue(),
    );
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('alert').getByText('Stopped at 2012-12-31: the server did not answer for it.').waitFor();
    await page.waitForTimeout(1500);
    expect(dayOf(page)).toBe('2012-12-31');
    await page.getByRole('button', { name: 'Play' }).click();
    await untilDay(page, '2014-12-31');
    expect(await page.getByText('Stopped at').count()).toBe(0);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.close();
  }, 60_000);

  test('who wants little motion gets each position for longer', async () => {
    const page = await explorer.browser.context.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${explorer.url}/explore${VENEZUELA}&day=2010-12-31`);
    await answered(page);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForTimeout(1200);
    expect(dayOf(page)).toBe('2010-12-31');
    await untilDay(page, '2011-12-31');
    await page.close();
  });

  test('the timeline of the selected actor has a bar for each fact, which selects it by mouse and by key', async () => {
    const { timeline } = await timelineOf('person:nicolas-maduro');
    const ids = new Set(timeline.edges.map(({ node }) => node.id));
    const page = await open(`${EVENTS_TOO}&selected=person:nicolas-maduro`);
    await page.getByRole('heading', { name: 'Timeline of Nicolás Maduro' }).waitFor();
    await page.getByText(`${timeline.edges.length} of ${timeline.totalCount} dates`).waitFor();
    expect(await page.locator('.bar-row').count()).toBe(ids.size);
    const gaps = await page.getByRole('img', { name: /^Gap from/ }).evaluateAll((all) => all.map((gap) => gap.title));
    expect(gaps).toEqual(timeline.gaps.map(({ from, until }) => `Gap from ${from} until ${until}`));
    expect(gaps.length).toBeGreaterThan(0);
    await page.locator('.bar-row').first().click();
    await page.waitForURL((url) => url.hash.includes(encodeURIComponent([...ids][0] ?? '')));
    await page.locator('.bar-row').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash.includes(encodeURIComponent([...ids][1] ?? '')));
    await page.close();
  });

  test('a click on the axis turns the day, and so does a year on it by key', async () => {
    const page = await open(EVENTS_TOO);
    const axis = page.locator('.years .time-axis');
    const box = await axis.boundingBox();
    if (!box) throw new Error('no axis');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height - 2);
    await page.waitForURL((url) => url.hash.includes('day='));
    await page.locator('.actor-timeline').getByRole('button', { name: '2012' }).focus();
    await page.keyboard.press('Enter');
    await untilDay(page, '2012-12-31');
    await page.close();
  });

  test('the browser reported no problem', () => {
    expect(explorer.browser.complaints).toEqual([]);
  });
});
