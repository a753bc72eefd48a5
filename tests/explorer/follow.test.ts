import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askServer } from '../support/ask-server.ts';
import { inBrowser } from '../support/browser.ts';
import { exploring } from '../support/explorer.ts';

inBrowser('following ties in the explorer', () => {
  const explorer = exploring({ width: 1440, height: 900 }, { webgl: true });

  const open = async (hash = ''): Promise<Page> => {
    const page = await explorer.open(hash);
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    return page;
  };
  const answered = (page: Page) => page.locator('main[aria-busy=false]').waitFor();
  const aside = (page: Page) => page.locator('aside');
  const stepsOf = (page: Page) => aside(page).locator('.chain').first().locator('li button').allTextContents();

  interface Chains {
    readonly paths: {
      readonly outcome: string;
      readonly chains: readonly {
        readonly steps: readonly { readonly from: { readonly name: string }; readonly to: { readonly name: string } }[];
      }[];
    };
  }
  const chainsOf = async (more: string): Promise<Chains['paths']> =>
    (
      await askServer<Chains>(
        explorer.url,
        `{ paths(${more}, maxSteps: 4) { outcome chains { steps { from { name } to { name } } } } }`,
      )
    ).paths;

  test('two are chosen by keyboard, and the chain between them is that of the API, drawn and with its sources', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Follow' }).press('Enter');
    for (const [label, text, name] of [
      ['From', 'belar', 'Belarus'],
      ['To', 'venez', 'Venezuela'],
    ] as const) {
      await aside(page).getByRole('combobox', { name: label, exact: true }).focus();
      await page.keyboard.type(text);
      await page.getByRole('option', { name: `${name} Country` }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await aside(page).getByText(name, { exact: true }).waitFor();
    }
    await page.locator('[data-outcome=FOUND]').waitFor();
    const { chains } = await chainsOf(
      'from: "country:BY", to: "country:VE", via: { facts: [TENURE, MEMBERSHIP, LOAN], maxMembers: 20 }',
    );
    expect(await stepsOf(page)).toEqual(chains[0]?.steps.map(({ from, to }) => `${from.name} – ${to.name}`));
    expect(await aside(page).locator('.chain').count()).toBe(chains.length);
    await aside(page).getByText('Xi Jinping announces strengthening').first().waitFor();
    await page.getByText('Table', { exact: true }).click();
    await answered(page);
    expect(await page.locator('.picture-table tbody tr').count()).toBe(3);
    await aside(page).getByRole('button', { name: 'Keep it in the drawing' }).first().click();
    await page.getByRole('button', { name: 'Close the side panel' }).click();
    await answered(page);
    expect(await page.locator('.picture-table tbody tr').count()).toBe(3);
    await page.close();
  }, 60_000);

  test('where there is none it says so, what did not count, and what is undecided on the day', async () => {
    const chain = '#panel=paths&from=country:BY&to=country:VE';
    const page = await open(`${chain}&ties=MEMBERSHIP<1`);
    await page.locator('[data-outcome=NONE]').waitFor();
    await aside(page).getByText('Alliances with more than 1 members did not count.').waitFor();
    await page.goto(`${explorer.url}/explore${chain}&day=2019-12-31&levels=SHOWN`);
    await page.locator('[data-outcome=NONE]').waitFor();
    const [none, possible] = await Promise.all(
      ['SHOWN', 'POSSIBLE'].map((inForce) =>
        chainsOf(
          `from: "country:BY", to: "country:VE", at: "2019-12-31", inForce: ${inForce}, via: { facts: [TENURE, MEMBERSHIP, LOAN], maxMembers: 20 }`,
        ),
      ),
    );
    expect(none?.outcome).toBe('NONE');
    expect(await aside(page).locator('.chain').count()).toBe(possible?.chains.length);
    await aside(page)
      .getByText(
        possible?.outcome === 'FOUND'
          ? `With facts that are only possible on the day there would be: ${possible.chains.length}.`
          : 'There is none with facts that are only possible on the day either.',
      )
      .waitFor();
    await page.close();
  });

  const DECIDED = 'Facts that are only possible on the day were looked at as well.';
  test.each([
    ['NONE', 'country:AR', 'There is none with facts that are only possible on the day either.', ''],
    ['NONE', 'country:BY', /^With facts that are only possible on the day there would be: \d+\.$/, ''],
    ['NONE', 'country:AR', DECIDED, '&levels=SHOWN,PRESUMED,POSSIBLE'],
  ])('where there is %s from %s, what is undecided is said in words', async (outcome, from, words, levels) => {
    const page = await open(`#panel=paths&from=${from}&to=country:PK&day=1999-06-15${levels}`);
    await page.locator(`[data-outcome=${outcome}]`).waitFor();
    await aside(page).getByText(words).waitFor();
    await page.close();
  });

  test('where the search gave up it says so and how far it went, also with what is only possible', async () => {
    const page = await explorer.browser.context.newPage();
    let gaveUp: 'outcome' | 'undecided' = 'outcome';
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      const { paths } = body.data ?? {};
      // No graph of tests is so large.
      const more = { outcome: 'GAVE_UP', chains: [], steps: null };
      if (paths) Object.assign(gaveUp === 'outcome' ? paths : paths.undecided, more);
      await route.fulfill({ response, json: body });
    });
    const link = `${explorer.url}/explore#panel=paths&from=country:AR&to=country:PK&day=1999-06-15`;
    await page.goto(link);
    const outcome = page.locator('[data-outcome=GAVE_UP]');
    await outcome.waitFor();
    expect(await outcome.textContent()).toMatch(
      /^The search gave up after \d+ actors, before it was done: there may be/,
    );
    gaveUp = 'undecided';
    await page.goto(`${link}&levels=SHOWN`);
    await page.locator('[data-outcome=NONE]').waitFor();
    await aside(page).getByText('possible on the day, the search did not find out.').waitFor();
    await page.close();
  });

  test('what several share are the actors and facts of the API', async () => {
    const page = await open('#root=country:VE&root=country:CN');
    await page.getByRole('button', { name: 'Follow' }).click();
    await aside(page).getByRole('button', { name: 'Shared' }).click();
    const { commonTies } = await askServer<{
      commonTies: { actorCount: number; factCount: number; actors: { actor: { name: string } }[] };
    }>(
      explorer.url,
      '{ commonTies(between: ["country:VE", "country:CN"], via: { facts: [TENURE, MEMBERSHIP, LOAN], maxMembers: 20 }) { actorCount factCount actors { actor { name } } } }',
    );
    expect(commonTies.actorCount).toBeGreaterThan(0);
    await aside(page)
      .getByText(
        `Actors to which all of them are tied: ${commonTies.actorCount}. Facts in which all take part: ${commonTies.factCount}.`,
      )
      .waitFor();
    expect(await aside(page).locator('section h3 button').allTextContents()).toEqual(
      commonTies.actors.map(({ actor }) => actor.name),
    );
    await aside(page).getByRole('button', { name: 'No longer compare China' }).click();
    await aside(page).getByText('Choose at least two.').waitFor();
    await page.close();
  });

  test('exposure has the sums, the rule and what is left out of the API, on either side', async () => {
    const page = await open('#root=country:VE&panel=exposure&of=country:VE&counting=COMMITMENTS');
    for (const [label, counting] of [
      ['what was agreed', 'COMMITMENTS'],
      ['what was agreed, and totals of other loans', 'INCLUDING_UMBRELLAS'],
      ['what is still owed', 'OUTSTANDING'],
    ] as const) {
      await aside(page).getByRole('radio', { name: label, exact: true }).check();
      const { exposure } = await askServer<{ exposure: Exposure }>(
        explorer.url,
        `{ exposure(country: "country:VE", counting: ${counting}) { rule totalUsd leftOut { loans } bySource { amountUsd }
          counterparties { amountUsd party { name } } } }`,
      );
      await aside(page).locator('.rule', { hasText: exposure.rule }).waitFor();
      expect(await aside(page).locator('.total data').getAttribute('value')).toBe(String(exposure.totalUsd));
      const [parties, sources] = [aside(page).locator('table').nth(0), aside(page).locator('table').nth(1)];
      const valuesIn = (table: typeof parties) =>
        table.locator('data').evaluateAll((all) => all.map((one) => Number(one.getAttribute('value'))));
      expect(await valuesIn(parties)).toEqual(exposure.counterparties.map(({ amountUsd }) => amountUsd));
      expect(await valuesIn(sources)).toEqual(exposure.bySource.map(({ amountUsd }) => amountUsd));
      expect(await parties.locator('tbody th button').allTextContents()).toEqual(
        exposure.counterparties.map(({ party }) => party.name),
      );
      for (const { loans } of exposure.leftOut) await aside(page).getByText(`${loans}: `).first().waitFor();
    }
    await aside(page).getByRole('radio', { name: 'who owes it' }).check();
    await aside(page).getByText('No loans.').waitFor();
    await page.close();
  }, 60_000);

  interface Exposure {
    readonly rule: string;
    readonly totalUsd: number;
    readonly leftOut: readonly { readonly loans: number }[];
    readonly bySource: readonly { readonly amountUsd: number }[];
    readonly counterparties: readonly { readonly amountUsd: number; readonly party: { readonly name: string } }[];
  }

  test('where the sources disagree has each value with its sources, all that the API counts', async () => {
    const page = await open('#panel=conflicts');
    const { conflicts } = await askServer<{
      conflicts: { totalCount: number; nodes: { values: { value: string }[] }[] };
    }>(
      explorer.url,
      '{ conflicts(first: 20, orderBy: [{ sources: DESC }]) { totalCount nodes { values { value } } } }',
    );
    const shown = conflicts.nodes.length;
    await aside(page).getByText(`${shown} of ${conflicts.totalCount}, with the most sources first.`).waitFor();
    expect(await aside(page).locator('.conflict').count()).toBe(shown);
    expect(await aside(page).locator('.conflict dt').count()).toBe(
      conflicts.nodes.flatMap(({ values }) => values).length,
    );
    await page.close();
  });

  test('the map is loaded when it is asked for, and shows the ties of a country by mouse and keyboard', async () => {
    const page = await open('#root=country:VE');
    const before = explorer.browser.requests.filter((url) => url.includes('map-view')).length;
    expect(before).toBe(0);
    await page.getByText('Map', { exact: true }).click();
    const table = page.locator('.map-table tbody tr');
    await table.first().waitFor();
    expect(explorer.browser.requests.filter((url) => url.includes('map-view')).length).toBeGreaterThan(0);
    const { neighborhood } = await askServer<{ neighborhood: { nodes: { kind: string }[] } }>(
      explorer.url,
      '{ neighborhood(of: ["country:VE"], hops: 1, via: { facts: [TENURE, MEMBERSHIP, LOAN], maxMembers: 20 }, first: 2000) { nodes { kind } } }',
    );
    expect(await table.count()).toBe(neighborhood.nodes.filter(({ kind }) => kind === 'Country').length - 1);
    expect(await page.locator('path.self[data-code=VE]').count()).toBe(1);
    expect(await page.locator('path.tie').count()).toBe(1);
    const shaded = await page.locator('[class*=tie-][data-id]').count();
    expect(shaded).toBe((await table.count()) - (await table.getByText('no place known').count()));
    await page.locator('path[data-code=CN]').click();
    await aside(page).getByText('China').first().waitFor();
    expect(page.url()).toContain('selected=country%3ACN');
    await page.getByLabel('Country', { exact: true }).selectOption('country:CN');
    await page.locator('path.self[data-code=CN]').waitFor();
    expect(page.url()).toContain('center=country%3ACN');
    const first = page.locator('.map-table tbody button').first();
    await first.focus();
    const name = await first.textContent();
    await page.keyboard.press('Enter');
    await aside(page)
      .getByText(name ?? '')
      .first()
      .waitFor();
    await page.close();
  }, 60_000);

  test('the map stays, and says so, where nothing is asked for or the server has no answer', async () => {
    const page = await open('#root=country:VE&view=map&ties=LOAN');
    await page.locator('.map-table').waitFor();
    await page.locator('.map-view').getByRole('checkbox', { name: 'Loans' }).uncheck();
    await page.getByText('No kind of fact is chosen, so no ties are asked for.').waitFor();
    expect(await page.locator('path.self[data-code=VE]').count()).toBe(1);
    expect(await page.locator('.map-table, path.tie').count()).toBe(0);
    await page.route('**/graphql', (route) =>
      route.fulfill({ json: { errors: [{ message: 'gone', extensions: { code: 'GRAPH_UNAVAILABLE' } }], data: null } }),
    );
    await page.locator('.map-view').getByRole('checkbox', { name: 'Tenures' }).check();
    await page.locator('.map-view').getByText('GRAPH_UNAVAILABLE').waitFor();
    expect(await page.locator('path.self[data-code=VE]').count()).toBe(1);
    await page.close();
  }, 60_000);

  test('nothing was loaded from elsewhere, and the browser reported no problem', () => {
    expect(explorer.browser.requests.filter((url) => new URL(url).origin !== explorer.url)).toEqual([]);
    expect(explorer.browser.complaints).toEqual([]);
  });
});
