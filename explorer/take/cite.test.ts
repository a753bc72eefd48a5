import { describe, expect, test } from '@jest/globals';
import type { SourcesOfFactsQuery } from '../api/index.ts';
import { EMPTY_STATE, type ExplorerState, pictureOf } from '../state/index.ts';
import { country, event, loan } from '../state/testing.ts';
import { citationOf, drawnIds, hiddenParties, sourcesIn } from './cite.ts';

const drawn = (state: ExplorerState) =>
  pictureOf(state, {
    expanded: [],
    single: [{ nodes: [country('VE')] }],
    found: [loan('loan:a', 'CN', 'VE'), event('event:a', 'CN', 'VE', 'RU', 'BY')],
  });
const state = { ...EMPTY_STATE, roots: ['country:VE'] };
const picture = drawn(state);

const source = (id: string, title: string) => ({
  id,
  title,
  publisher: 'A paper',
  publishedOn: '2023-09-14',
  url: 'https://example.org/a',
  partOf: null,
});
const answers = [
  {
    nodes: [
      { __typename: 'Loan', id: 'loan:a', statements: { groupBy: [{ source: source('source:b', 'B') }] } },
      {
        __typename: 'Event',
        id: 'event:a',
        statements: { groupBy: [{ source: source('source:b', 'B') }, { source: source('source:a', 'A') }] },
      },
      null,
    ],
  },
] as SourcesOfFactsQuery[];

describe('a citation', () => {
  const cited = {
    state,
    picture,
    sources: sourcesIn(answers),
    link: 'http://localhost/explore#a',
    today: '2026-11-30',
  };

  test('says what is drawn, by whom, of which day, when and where', () => {
    expect(citationOf(cited).split('\n')).toEqual([
      'Ties of VE',
      '2 facts, 4 actors, drawn with the entente explorer.',
      'Of all time.',
      'Sources:',
      '- B. A paper. 2023-09-14. https://example.org/a',
      '- A. A paper. 2023-09-14. https://example.org/a',
      'Accessed 2026-11-30:',
      'http://localhost/explore#a',
    ]);
    const dated = { ...cited, state: { ...state, day: '2023-09-14' }, sources: [] };
    expect(citationOf(dated)).toContain('In force on 2023-09-14 (Shown, Presumed).\nSources: none.');
  });

  test('lists 100 sources and says how many more there are', () => {
    const many = Array.from({ length: 1_234 }, (_, index) => source(`source:${index}`, `title ${index}`));
    const lines = citationOf({ ...cited, sources: many }).split('\n');
    expect(lines.filter((line) => line.startsWith('- title'))).toHaveLength(100);
    expect(lines).toContain('- and 1,134 more, which the link shows');
  });
});

test('what is drawn are its facts and actors, each once', () => {
  expect(drawnIds(picture)).toEqual({
    facts: ['loan:a', 'event:a'],
    actors: ['country:VE', 'country:CN', 'country:RU', 'country:BY'],
  });
});

test('hidden actors of an event that is drawn are counted', () => {
  const hiding = { ...state, hidden: ['country:RU', 'country:XX'] };
  expect(hiddenParties(hiding, drawn(hiding))).toBe(1);
  expect(hiddenParties(state, picture)).toBe(0);
});
