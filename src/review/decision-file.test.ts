import { describe, expect, test } from '@jest/globals';
import { extendDecisions, parseDecisions } from './decision-file.ts';
import type { Proposal } from './proposals/proposal.ts';

const pair = (keep: string, join: string, name = join): Proposal => ({
  type: 'Person',
  score: 0.996,
  keep: { id: `person:${keep}`, name: keep },
  join: { id: `person:${join}`, name },
  reasons: ['the same name', 'both were born in 1954'],
  rivals: [{ id: 'person:wife', name: 'Marisabel', fitsBetter: false, source: 'source:a' }],
});

const extend = (text: string | undefined, ...proposals: readonly Proposal[]) =>
  extendDecisions('d.yaml', text, { proposals, titles: new Map([['source:a', 'A']]) });

describe('parseDecisions', () => {
  test.each([
    ['', []],
    ['pairs:\n', []],
    ['pairs: []', []],
    ['pairs: [{ keep: a, join: b, decision: same }]', [{ keep: 'a', join: 'b', decision: 'same' }]],
  ])('parses %p', (text, pairs) => expect(parseDecisions('d.yaml', text).pairs).toEqual(pairs));

  test('reports each problem with its line and column', () => {
    const text = 'pairs:\n  - keep: a\n    join: b\n    decision: yes\n  - keep: a\n    decision: same\n    why: so\n';
    expect(() => parseDecisions('some/d.yaml', text)).toThrow(
      [
        'd.yaml has 3 problem(s):',
        '- d.yaml:4:5: pairs.0.decision is none of same, different, undecided',
        '- d.yaml:5:5: pairs.1.join is missing',
        '- d.yaml:7:5: pairs.1.why is unknown here',
      ].join('\n'),
    );
    expect(() => parseDecisions('d.yaml', 'pairs: [')).toThrow(/d\.yaml:1:\d+/);
  });
});

describe('extendDecisions', () => {
  test('creates a file with names and reasons', () => {
    const { text, added } = extend(undefined, pair('chavez', 'archigos-1', 'Hugo\nChavez'));
    expect(added).toBe(1);
    expect(text).toMatch(/^# .*\n(?:#.*\n)+\npairs:\n/);
    expect(text.slice(text.indexOf('pairs:'))).toBe(`pairs:
  - keep: person:chavez # chavez
    join: person:archigos-1 # Hugo Chavez
    # score 0.99
    # the same name
    # both were born in 1954
    # rival: person:wife, Marisabel, fits less; A lists them separately
    decision: undecided
`);
    expect(parseDecisions('d.yaml', text).pairs).toHaveLength(1);
  });

  test('keeps existing pairs with their comments, decided or not, in either direction', () => {
    const before = `# Mine.
pairs:
  # Surely.
  - keep: person:b # the better name
    join: person:a
    decision: same # see the encyclopedia

  - { keep: person:c, join: person:d, decision: undecided }
`;
    const { text, added } = extend(before, pair('a', 'b'), pair('c', 'd'), pair('e', 'f'));
    expect(added).toBe(1);
    expect(text.startsWith(before)).toBe(true);
    expect(parseDecisions('d.yaml', text).pairs.map(({ join }) => join)).toEqual(['person:a', 'person:d', 'person:f']);
    expect(extend(text, pair('f', 'e'))).toEqual({ text, added: 0, accepted: [] });
  });

  test('adds to a list that is empty or on one line', () => {
    for (const before of [
      'pairs: []\n',
      'pairs:\n',
      '',
      'pairs: [{ keep: person:x, join: person:y, decision: same }]\n',
    ]) {
      const { text } = extend(before, pair('a', 'b'), pair('c', 'd'));
      expect(
        parseDecisions('d.yaml', text)
          .pairs.slice(-2)
          .map(({ keep }) => keep),
      ).toEqual(['person:a', 'person:c']);
    }
  });

  test('marks accepted pairs as the same, new ones and those that are undecided', () => {
    const before = `pairs:
  - { keep: person:a, join: person:b, decision: undecided }
  - keep: person:c
    join: person:d
    decision: different # no doubt
  - keep: person:g
    join: person:h
    decision: undecided # who knows
`;
    const isAccepted = ({ keep }: { readonly keep: string }) => keep !== 'person:e';
    const proposals = [pair('e', 'f'), pair('i', 'j')];
    const { text, added, accepted } = extendDecisions('d.yaml', before, { proposals, titles: new Map(), isAccepted });
    expect(parseDecisions('d.yaml', text).pairs.map(({ keep, decision }) => `${keep} ${decision}`)).toEqual([
      'person:a same',
      'person:c different',
      'person:g same',
      'person:e undecided',
      'person:i same',
    ]);
    expect(text).toContain('decision: same # who knows');
    expect(added).toBe(2);
    expect(accepted.map(({ join }) => join)).toEqual(['person:b', 'person:h', 'person:j']);
  });

  test('rejects a file with problems', () => {
    expect(() => extend('pairs: 3')).toThrow('d.yaml:1:1');
  });
});
