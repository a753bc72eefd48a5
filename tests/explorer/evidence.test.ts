import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askServer } from '../support/ask-server.ts';
import { inBrowser } from '../support/browser.ts';
import { exploring } from '../support/explorer.ts';

const LOAN = '#root=country:VE&open=LOAN:40@country:VE&view=table&selected=loan:cn-ve-2010s';
const PARTNERSHIP = 'alliance:cn-ve-partnership';

inBrowser('reading evidence in the explorer', () => {
  const explorer = exploring({ width: 1440, height: 900 });

  const ask = <Data>(query: string, variables: object = {}) => askServer<Data>(explorer.url, query, variables);

  const open = async (hash: string, page?: Page): Promise<Page> => {
    const opened = page ?? (await explorer.browser.context.newPage());
    await opened.goto(`${explorer.url}/explore${hash}`);
    return opened;
  };
  const settled = (page: Page) => page.locator('.evidence[aria-busy=false]').waitFor();
  const statements = (page: Page) => page.locator('.evidence .statements > li');

  interface Nodes {
    readonly nodes: readonly { readonly id: string; readonly statementCount: number }[];
  }
  const ALL = ['tenures', 'memberships', 'loans', 'events'].map(
    (field) => `${field}(first: 200) { nodes { id statementCount } }`,
  );

  test('every edge of the seed leads to its statements, by a click or a key', async () => {
    const facts = await ask<Readonly<Record<string, Nodes>>>(`{ ${ALL.join(' ')} }`);
    const counts = new Map(
      Object.values(facts).flatMap(({ nodes }) => nodes.map(({ id, statementCount }) => [id, statementCount] as const)),
    );
    const page = await open(`#${[...counts.keys()].map((id) => `fact=${id}`).join('&')}&view=table`);
    await page.locator('main[aria-busy=false]').waitFor();
    const rows = page.locator('.picture-table tbody tr');
    const total = await rows.count();
    expect(total).toBe(counts.size);
    const seen = new Set<string>();
    for (let row = 0; row < total; row++) {
      const button = rows.nth(row).getByRole('button');
      if (row % 2 === 0) await button.click();
      else await button.press('Enter');
      const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('selected') ?? '';
      await page.locator(`.evidence[data-of="${id}"][aria-busy=false]`).waitFor();
      expect([id, await statements(page).count()]).toEqual([id, counts.get(id)]);
      expect(await statements(page).first().textContent()).toMatch(/paragraph \d+/);
      seen.add(id);
    }
    expect(seen.size).toBe(counts.size);
    await page.close();
  }, 180_000);

  test('conflicts stand side by side, with the value that stands and why', async () => {
    interface Conflicts {
      readonly alliance: { readonly level: string };
      readonly conflicts: { readonly nodes: readonly { readonly values: readonly { readonly value: string }[] }[] };
    }
    const { alliance, conflicts } = await ask<Conflicts>(
      'query ($id: ID!) { alliance(id: $id) { level } conflicts(about: $id) { nodes { values { value } } } }',
      { id: PARTNERSHIP },
    );
    const page = await open(`#root=${PARTNERSHIP}&selected=${PARTNERSHIP}&view=table`);
    await page.getByRole('heading', { name: 'Where the sources disagree (1)' }).waitFor();
    const values = page.locator('.side-by-side > li');
    expect(await values.locator('strong').allTextContents()).toEqual(
      conflicts.nodes.flatMap((conflict) => conflict.values.map(({ value }) => value)),
    );
    const stands = page.locator('.side-by-side > li[data-chosen=true]');
    expect(await stands.locator('strong').allTextContents()).toEqual([alliance.level]);
    await stands.getByText('This value stands. Nothing ranks the values').waitFor();
    expect(await values.getByText(/paragraph \d+/).count()).toBeGreaterThanOrEqual(
      conflicts.nodes[0]?.values.length ?? 9,
    );
    await page.close();
  });

  test('a value has the numbers of its statements, which lead there by key', async () => {
    const page = await open(LOAN);
    await settled(page);
    const value = page.locator('.evidence .values > div').filter({ hasText: 'principal in US dollars' });
    expect(await value.textContent()).toContain('50,000,000,000');
    const note = value.getByRole('button');
    const number = Number(await note.textContent());
    await note.press('Enter');
    const focused = (await page.locator(':focus').textContent()) ?? '';
    expect(focused).toBe(
      await statements(page)
        .nth(number - 1)
        .textContent(),
    );
    expect(focused).toContain('principal in US dollars');
    await page.close();
  });

  test('it says how long a fact is presumed to go on, and by which rule', async () => {
    const { loan } = await ask<{ readonly loan: { readonly presumedUntil: string } }>(
      '{ loan(id: "loan:cn-ve-2010s") { presumedUntil } }',
    );
    const page = await open(`${LOAN}&day=2020-01-01`);
    const text = page.locator('.on-day');
    await text.getByText('On 2020-01-01').waitFor();
    expect(await text.textContent()).toContain(`${loan.presumedUntil} 30 years after the beginning`);
    await page.close();
  });

  test('the operation and its Cypher are there, and lead to the playground', async () => {
    const page = await open(LOAN);
    await settled(page);
    await page.getByText('How this was asked').press('Enter');
    await page.locator('.code').getByText('MATCH').first().waitFor();
    await page.locator('.code').getByText('query FactEvidence').first().waitFor();
    const link = await page.getByRole('link', { name: 'Ask this in the playground' }).getAttribute('href');
    expect(new URL(link ?? '').pathname).toBe('/');
    expect(new URL(link ?? '').searchParams.get('query')).toContain('query FactEvidence');
    await page.close();
  });

  test('of several sources one can be read alone, with what only others give', async () => {
    interface Others {
      readonly tenures: {
        readonly nodes: readonly {
          readonly id: string;
          readonly fromOthers: readonly { readonly property: string }[];
          readonly statements: { readonly totalCount: number };
        }[];
      };
    }
    const source = 'source:china-venezuela-ties-2023';
    const { tenures } = await ask<Others>(
      `query ($source: ID!) { tenures(where: { sourceCount: { gt: 1 } }) { nodes {
        id fromOthers(sources: [$source]) { property } statements(where: { source: { id: { eq: $source } } }) { totalCount } } } }`,
      { source },
    );
    const tenure = tenures.nodes.find(({ fromOthers }) => fromOthers.length > 0);
    if (!tenure) throw new Error('no tenure with a value from others');
    const page = await open(`#fact=${tenure.id}&selected=${tenure.id}&view=table`);
    await page.getByLabel('Statements of').selectOption(source);
    const line = page.getByText('Values that this source does not give');
    await line.waitFor();
    expect(((await line.textContent()) ?? '').split(' (').length - 1).toBe(tenure.fromOthers.length);
    await page
      .getByRole('heading', { name: `Statements (${tenure.statements.totalCount} of ${tenure.statements.totalCount})` })
      .waitFor();
    await page.close();
  });

  test('statements come in pages, and nothing is cut in silence', async () => {
    const page = await explorer.browser.context.newPage();
    await page.route('**/graphql', (route) =>
      route.continue({ postData: route.request().postData()?.replace('"first":20', '"first":4') ?? '' }),
    );
    await open(LOAN, page);
    const { loan } = await ask<{ readonly loan: { readonly statementCount: number } }>(
      '{ loan(id: "loan:cn-ve-2010s") { statementCount } }',
    );
    await page.getByText(`of the 4 statements that are read so far; there are ${loan.statementCount}.`).waitFor();
    for (let read = 4; read < loan.statementCount; read += 4) {
      await page.getByRole('button', { name: 'More statements' }).click();
      await page.getByRole('heading', { name: `Statements (${Math.min(read + 4, loan.statementCount)} of` }).waitFor();
    }
    expect(new Set(await statements(page).allTextContents()).size).toBe(loan.statementCount);
    expect(await page.getByRole('button', { name: 'More statements' }).count()).toBe(0);
    await page.close();
  });

  test('markup is not executed, long values are folded, and only addresses of the web become links', async () => {
    const page = await explorer.browser.context.newPage();
    const hostile = `<img src="x" onerror="document.title='executed'">‮${'שלום '.repeat(1000)}`;
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const body = JSON.parse(text, (key, value) => {
        if (key === 'summary') return hostile;
        if (key === 'url') return 'javascript:document.title="executed"';
        return key === 'publisher' ? '<b>bold</b>' : value;
      });
      await route.fulfill({ response, json: body });
    });
    await open(LOAN, page);
    const summary = statements(page).first().locator('.summary');
    await summary.waitFor();
    expect((await summary.locator('span').textContent())?.length).toBeLessThan(310);
    expect(await summary.locator('span').getAttribute('dir')).toBe('auto');
    await summary.getByRole('button', { name: /Show all 5,0\d\d characters/ }).click();
    expect(await summary.locator('span').textContent()).toBe(hostile);
    expect(await page.locator('.evidence :is(img, script)').count()).toBe(0);
    expect(await page.locator('.evidence .statements a').count()).toBe(0);
    await statements(page).first().getByText('<b>bold</b>').waitFor();
    expect(await page.title()).not.toBe('executed');
    await page.close();
  });

  test('the address of a source leads out of the page without telling it of us', async () => {
    const page = await explorer.browser.context.newPage();
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const body = JSON.parse(text, (key, value) => (key === 'url' ? 'https://example.org/a' : value));
      await route.fulfill({ response, json: body });
    });
    await open(LOAN, page);
    const link = statements(page).first().getByRole('link');
    expect(await link.getAttribute('href')).toBe('https://example.org/a');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await page.close();
  });

  test('what the graph lacks is said', async () => {
    const page = await open('#root=country:VE&selected=loan:none&view=table');
    await page
      .locator('.evidence')
      .getByText(/NOT_FOUND|has no actor or fact with this id/)
      .first()
      .waitFor();
    await page.close();
  });

  test('the browser reported no problem', () => {
    expect(explorer.browser.complaints).toEqual([]);
  });
});
