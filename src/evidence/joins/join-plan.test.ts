import { describe, expect, test } from '@jest/globals';
import { loadModel } from '../../model/index.ts';
import type { Decision } from './decisions.ts';
import { type FileDecision, planOf } from './join-plan.ts';

const model = loadModel();
const IDS = [
  'person:a',
  'person:b',
  'person:c',
  'person:d',
  'organization:a',
  'alliance:a',
  'alliance:b',
  'country:VE',
];

const same = (keep: string, join: string): FileDecision & Decision => ({ keep, join, decision: 'same' });
const different = (keep: string, join: string): FileDecision & Decision => ({ keep, join, decision: 'different' });
const [a, b, c, d] = ['person:a', 'person:b', 'person:c', 'person:d'] as const;

function plan(file: readonly FileDecision[], decisions: readonly Decision[] = []) {
  const gone = new Set(decisions.flatMap(({ join, decision }) => (decision === 'same' ? [join] : [])));
  return planOf(model, file, { present: new Set(IDS.filter((id) => !gone.has(id))), decisions });
}

/** The path and message of each problem. */
function faults(file: readonly FileDecision[], decisions: readonly Decision[] = []): readonly string[] {
  const found = plan(file, decisions);
  return 'groups' in found ? [] : found.map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('planOf', () => {
  test('merges chains into one group and ignores undecided pairs', () => {
    expect(
      plan([same(b, c), same(a, b), { keep: a, join: d, decision: 'undecided' }, same('alliance:a', 'alliance:b')]),
    ).toEqual({
      groups: [
        { keep: a, join: [b, c] },
        { keep: 'alliance:a', join: ['alliance:b'] },
      ],
      different: [],
      forgotten: [],
    });
    expect(plan([same(a, b), same(a, c), same(b, c)])).toMatchObject({ groups: [{ keep: a, join: [b, c] }] });
  });

  test('skips decisions that were applied before', () => {
    const file = [same(a, b), different(c, d)];
    expect(plan(file, file)).toEqual({ groups: [], different: [], forgotten: [] });
  });

  test('resolves an id that was joined away to the kept one', () => {
    expect(plan([same(b, c), different(d, b)], [same(a, b)])).toEqual({
      groups: [{ keep: a, join: [c] }],
      different: [different(d, b)],
      forgotten: [],
    });
  });

  test('accepts a change from different to same', () => {
    expect(plan([same(a, b)], [different(b, a)])).toEqual({
      groups: [{ keep: a, join: [b] }],
      different: [],
      forgotten: [different(b, a)],
    });
  });
});

describe('planOf refuses', () => {
  test('missing ids, events, countries and pairs of two types, all at once', () => {
    expect(
      faults([
        same(a, 'person:nobody'),
        same('event:x', b),
        different('country:VE', 'country:CN'),
        same(a, 'organization:a'),
        same(c, c),
        same('nobody', d),
      ]),
    ).toEqual([
      'pairs.0.join names person:nobody, which the graph does not have',
      'pairs.1.keep names event:x, which is of type Event: Alliance, Loan, Membership, Organization, Person, Tenure can be joined',
      'pairs.2.keep names country:VE, and a Country is identified by its code, not by a decision',
      'pairs.2.join names country:CN, and a Country is identified by its code, not by a decision',
      'pairs.3.join names organization:a, which is of type Organization, and the one to keep is of type Person',
      'pairs.4.join names person:c, which is the one to keep',
      'pairs.5.keep names nobody, which is no id of the model: Alliance, Loan, Membership, Organization, Person, Tenure can be joined',
    ]);
  });

  test('to part two that other pairs join', () => {
    expect(faults([same(a, b), same(b, c), different(c, a)])).toEqual([
      'pairs.2.decision parts person:c and person:a, which others join: person:c = person:b = person:a',
    ]);
    expect(faults([same(a, b), different(b, a)])).toHaveLength(1);
  });

  test('to join two that were decided to be different', () => {
    expect(faults([same(a, b), same(b, c)], [different(a, c)])).toEqual([
      'pairs.0.decision joins person:a and person:c, which were decided to be different: person:a = person:b = person:c',
    ]);
    // A decision about a node that was joined since applies to the kept one.
    expect(faults([same(a, c)], [same(a, b), different(b, c)])).toHaveLength(1);
  });

  test('a circle, with or without other pairs attached', () => {
    const circle = [
      'pairs.0.keep keeps person:a, and so joins person:b in a circle',
      'pairs.1.keep keeps person:b, and so joins person:a in a circle',
    ];
    expect(faults([same(a, b), same(b, a)])).toEqual(circle);
    expect(faults([same(a, b), same(b, a), same(c, a), same(b, d)])).toEqual(circle);
  });

  test('to join one to two that are not joined to each other', () => {
    expect(faults([same(a, c), same(b, c)])).toEqual([
      'pairs.1.keep keeps person:b, and another pair person:a: they are the same by the pairs between, so only one of them can be kept',
    ]);
  });
});
