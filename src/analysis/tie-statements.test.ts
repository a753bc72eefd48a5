import { expect, test } from '@jest/globals';
import { loadModel, type Model } from '../model/index.ts';
import { factStatements, neighborStatements, unseenStatements } from './tie-statements.ts';
import { tieTypes } from './tie-types.ts';
import type { Via } from './via.ts';

/** Everything that a question can say about ties, in all combinations. */
function* vias(model: Model): Generator<Via> {
  for (const at of [undefined, '2015-06-15'])
    for (const level of ['SHOWN', 'PRESUMED', 'POSSIBLE'] as const)
      for (const sources of [undefined, ['source:a']])
        for (const statuses of [undefined, ['MEMBER']])
          for (const tooLarge of [undefined, { 'alliance:UN': true } as const])
            for (const types of [tieTypes(model), tieTypes(model).slice(0, 1)])
              yield { types, at, level, sources, statuses, tooLarge, allianceKinds: undefined, obligations: undefined };
}

const ENDS = [
  { from: ['country:VE'], to: ['country:CN'] },
  { from: ['person:x', 'country:VE'], to: ['alliance:y'] },
  { from: ['country:VE'], to: Array.from({ length: 30 }, (_, index) => `country:C${index}`) },
];

const statementsOf = (model: Model, via: Via) => [
  ...ENDS.flatMap((ends) =>
    (['facts', 'sourced'] as const).flatMap((rows) => factStatements({ model, via }, ends, rows, 10)),
  ),
  ...neighborStatements({ model, via }, ['country:VE', 'alliance:y'], 10),
  ...unseenStatements({ model, via }, { to: ['country:VE'], seen: [], labels: ['Country', 'Person'] }, 10),
];

test('a statement is the one that a model gives which was asked nothing before', () => {
  const known = loadModel();
  const made = new Set<string>();
  for (const via of vias(known)) {
    // Another object, for which nothing is known yet.
    const fresh = { ...known };
    const expected = statementsOf(fresh, { ...via, types: tieTypes(fresh).slice(0, via.types.length) });
    expect(statementsOf(known, via)).toEqual(expected);
    for (const { text } of expected) made.add(text);
  }
  expect(made.size).toBeGreaterThan(100);
});
