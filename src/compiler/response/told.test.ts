import { expect, test } from '@jest/globals';
import type { Row } from '../cypher/statement.ts';
import type { ToldFieldView, ToldView } from '../plan/types/aggregate-view.ts';
import { scalarLeaf } from '../plan/types/leaf-type.ts';
import { Budget } from './budget.ts';
import { type ResponseState, responseState } from './json.ts';
import { toldWriter } from './told.ts';

const TOLD: ToldView = {
  at: 0,
  nodes: undefined,
  views: [],
  prefixes: [],
  between: ['giver', 'receiver'],
  names: { amount: 'amount', shared: 'shared', items: 'grants', sharedItems: 'sharedGrants' },
};

const amounts = (name: string): ToldFieldView => ({
  kind: 'told',
  key: name,
  name,
  path: `grants.aggregate.${name}`,
  view: {
    typeName: 'Line',
    fields: [{ kind: 'value', key: 'amount', name: 'amount', many: false, leaf: scalarLeaf('Float', true) }],
  },
});

const state = (): ResponseState =>
  responseState({} as ResponseState, new Map(), new Map(), new Budget(Number.POSITIVE_INFINITY));

const ask = (name: string, rows: readonly Row[]): unknown =>
  JSON.parse(toldWriter(TOLD, amounts(name), 'plain')([rows], state()));

/** As many facts between two parties in one year, each of a source of its own. */
const apart = (sources: number): readonly Row[] =>
  Array.from({ length: sources }, (_, index) => [[`source:${index}`], '2010-01-01', 'YEAR', index, 'a', 'b']);

test('amounts are set side by side, the largest first', () => {
  expect(ask('bySource', apart(3))).toEqual([{ amount: 2 }, { amount: 1 }, { amount: 0 }]);
  expect(ask('overlaps', apart(3))).toEqual([{ amount: 1 }, { amount: 0 }, { amount: 0 }]);
});

test('what is named by no source is not compared', () => {
  const [one, two] = apart(2);
  expect(ask('overlaps', [[...(one ?? []).slice(0, 5), null], two ?? []])).toEqual([]);
});

test('an answer that compares too many is refused, and nothing is left out', () => {
  expect(ask('overlaps', apart(100))).toHaveLength(4950);
  expect(() => ask('overlaps', apart(700))).toThrow(
    expect.objectContaining({
      message: expect.stringContaining('at grants.aggregate.overlaps'),
      extensions: expect.objectContaining({
        code: 'OPERATION_TOO_COSTLY',
        unit: 'COMPARISONS',
        field: 'grants.aggregate.overlaps',
      }),
    }),
  );
});
