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

/** The places and the words of what is wrong. */
function faults(file: readonly FileDecision[], decisions: readonly Decision[] = []): readonly string[] {
  const found = plan(file, decisions);
  return 'groups' in found ? [] : found.map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('what decisions come to', () => {
  test('chains make one group, and what is undecided nothing', () => {
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

  test('what was applied before is left out', () => {
    const file = [same(a, b), different(c, d)];
    expect(plan(file, file)).toEqual({ groups: [], different: [], forgotten: [] });
  });

  test('an id that was joined away stands for the one that was kept', () => {
    expect(plan([same(b, c), different(d, b)], [same(a, b)])).toEqual({
      groups: [{ keep: a, join: [c] }],
      different: [different(d, b)],
      forgotten: [],
    });
  });

  test('who changes from different to same is heard', () => {
    expect(plan([same(a, b)], [different(b, a)])).toEqual({
      groups: [{ keep: a, join: [b] }],
      different: [],
      forgotten: [different(b, a)],
    });
  });
});

describe('what is refused', () => {
  test('ids that are not there, of a fact, of a country, of two types, all of them at once', () => {
    expect(
      faults([
        same(a, 'person:nobody'),
        same('tenure:x', b),
        different('country:VE', 'country:CN'),
        same(a, 'organization:a'),
        same(c, c),
        same('nobody', d),
      ]),
    ).toEqual([
      'pairs.0.join names person:nobody, which the graph does not have',
      'pairs.1.keep names tenure:x, which is a Tenure: Alliance, Organization, Person can be joined',
      'pairs.2.keep names country:VE, and a Country is told by its code, not by a decision',
      'pairs.2.join names country:CN, and a Country is told by its code, not by a decision',
      'pairs.3.join names organization:a, which is of type Organization, and the one to keep is of type Person',
      'pairs.4.join names person:c, which is the one to keep',
      'pairs.5.keep names nobody, which is no id of the model: Alliance, Organization, Person can be joined',
    ]);
  });

  test('two that are the same by others and are to be different', () => {
    expect(faults([same(a, b), same(b, c), different(c, a)])).toEqual([
      'pairs.2.decision parts person:c and person:a, which others join: person:c = person:b = person:a',
    ]);
    expect(faults([same(a, b), different(b, a)])).toHaveLength(1);
  });

  test('two that were decided to be different, or were joined, before', () => {
    expect(faults([same(a, b), same(b, c)], [different(a, c)])).toEqual([
      'pairs.0.decision joins person:a and person:c, which were decided to be different: person:a = person:b = person:c',
    ]);
    expect(faults([different(b, c)], [same(a, b), same(a, c)])).toEqual([
      'pairs.0.decision parts person:b and person:c, which are joined and cannot be parted',
    ]);
    // What was decided of one that was joined since holds for the one that was kept.
    expect(faults([same(a, c)], [same(a, b), different(b, c)])).toHaveLength(1);
  });

  test('a circle, with and without a way out of it', () => {
    const circle = [
      'pairs.0.keep keeps person:a, and so joins person:b in a circle',
      'pairs.1.keep keeps person:b, and so joins person:a in a circle',
    ];
    expect(faults([same(a, b), same(b, a)])).toEqual(circle);
    expect(faults([same(a, b), same(b, a), same(c, a), same(b, d)])).toEqual(circle);
  });

  test('one that is joined to two, of which neither is joined', () => {
    expect(faults([same(a, c), same(b, c)])).toEqual([
      'pairs.1.keep keeps person:b, and another pair person:a: they are the same by the pairs between, so only one of them can be kept',
    ]);
  });
});
