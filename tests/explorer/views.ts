import type { Locator, Page } from 'playwright-core';

/** A view of the page: how it comes about, and by what one sees that it has. */
export interface PageView {
  readonly hash: string;
  readonly shows: (page: Page) => Locator;
  /** What is done before the page is opened, such as a server that does not answer. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** What is done on the page until `shows`. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const ALL = 'TENURE:40,MEMBERSHIP:40,LOAN:40,EVENT:40';
const VENEZUELA = `#root=country:VE&open=${ALL}@country:VE`;
const DAY = '&day=2018-06-15&levels=SHOWN,PRESUMED,POSSIBLE';
const PARTNERSHIP = 'alliance:cn-ve-partnership';

const aside = (page: Page): Locator => page.locator('aside');
const drawing = (page: Page): Locator => page.locator('[role=application][data-still=true]:not([data-nodes="0"])');

/** By the kind of the panel. */
export const PANEL_VIEWS: Readonly<Record<string, PageView>> = {
  none: { hash: VENEZUELA, shows: drawing },
  paths: {
    hash: '#root=country:VE&root=country:BY&panel=paths&from=country:BY&to=country:VE',
    shows: (page) => aside(page).locator('.chain').first(),
  },
  shared: {
    hash: '#root=country:VE&root=country:CN&panel=shared&between=country:VE&between=country:CN',
    shows: (page) => aside(page).locator('section h3').first(),
  },
  exposure: {
    hash: '#root=country:VE&open=LOAN:40@country:VE&panel=exposure&of=country:VE&counting=INCLUDING_UMBRELLAS',
    shows: (page) => aside(page).locator('.rule'),
  },
  conflicts: { hash: `${VENEZUELA}&panel=conflicts`, shows: (page) => aside(page).locator('.conflict').first() },
  take: {
    hash: `${VENEZUELA}&panel=take`,
    act: (page) => aside(page).getByRole('button', { name: 'Make a citation' }).click(),
    shows: (page) => aside(page).getByRole('textbox', { name: 'Cite' }),
  },
};

/** By what the picture is shown as. */
export const MAIN_VIEWS: Readonly<Record<string, PageView>> = {
  graph: {
    hash: `${VENEZUELA}${DAY}&selected=country:VE`,
    shows: (page) => drawing(page).and(page.locator(':not([data-nodes="1"])')),
  },
  map: { hash: '#root=country:VE&view=map', shows: (page) => page.locator('.map-table') },
  table: { hash: `${VENEZUELA}${DAY}&view=table`, shows: (page) => page.locator('.picture-table tbody tr').first() },
};

/** What a person opens besides, and what goes wrong. */
export const OTHER_VIEWS: Readonly<Record<string, PageView>> = {
  empty: { hash: '', shows: (page) => page.locator('.empty li').first() },
  hits: {
    hash: '',
    act: (page) => page.getByRole('combobox', { name: 'Search' }).fill('china'),
    shows: (page) => page.locator('.search-hits [role=option]').first(),
  },
  'no hits': {
    hash: '',
    act: (page) => page.getByRole('combobox', { name: 'Search' }).fill('xyzxyz'),
    shows: (page) => page.getByText('Nothing has these words.'),
  },
  'the menu of a node': {
    hash: `${VENEZUELA}&selected=country:VE`,
    act: async (page) => {
      await drawing(page).waitFor();
      await page.getByRole('button', { name: 'What to do with Venezuela' }).click();
    },
    shows: (page) => page.getByRole('menuitem', { name: 'Take loans away' }),
  },
  'the evidence of a fact': {
    hash: `#root=country:VE&open=LOAN:40@country:VE&selected=loan:cn-ve-2010s&day=2020-01-01`,
    shows: (page) => page.locator('.evidence[aria-busy=false] .statements > li').first(),
  },
  'the evidence of a conflict': {
    hash: `#root=${PARTNERSHIP}&selected=${PARTNERSHIP}&view=table`,
    shows: (page) => page.locator('.side-by-side > li').first(),
  },
  'the actors of the table': {
    hash: `${VENEZUELA}&view=table`,
    act: (page) => page.getByRole('button', { name: /^Actors/ }).click(),
    shows: (page) => page.locator('th[data-column=degree]'),
  },
  'no chain': {
    hash: '#panel=paths&from=country:BY&to=country:VE&day=2019-12-31',
    shows: (page) => page.locator('[data-outcome=NONE]'),
  },
  'what is not in the graph': {
    hash: '#root=country:ZZ&day=2023-02-30&root=country:VE',
    shows: (page) => page.getByText('Not in the graph: country:ZZ'),
  },
  'no server': {
    hash: `${VENEZUELA}&selected=country:VE`,
    before: (page) => page.route('**/graphql', (route) => route.abort()),
    // Said once, and not by each part.
    shows: (page) => page.locator('body:not(:has(:is(aside, footer) .problems)) .problems'),
  },
  'no WebGL': {
    hash: VENEZUELA,
    before: (page) => page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null'),
    shows: (page) => page.locator('[data-node="country:VE"]'),
  },
};
