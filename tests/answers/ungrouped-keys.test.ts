import { expect, test } from '@jest/globals';
import type { Note } from '../../src/compiler/index.ts';
import { type GroupKeyField, groupKeys, type NodeType } from '../../src/model/index.ts';
import { askGraph, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const isRelation = ({ from }: GroupKeyField): boolean => from.kind === 'relation';
const shown = (key: GroupKeyField): string => (isRelation(key) ? `${key.name} { __typename }` : key.name);

/** What is noted of a key that groups by another do not have. */
const noteOf = (path: string, by: GroupKeyField, key: GroupKeyField): Note => {
  const remedy =
    isRelation(by) && isRelation(key)
      ? `put ${key.key} in place of ${by.key} in by, which takes one relation`
      : `add ${key.key} to by`;
  return {
    code: 'NOT_GROUPED',
    path: `${path}.${key.name}`,
    message: `${path}.${key.name}: null, since the groups have no ${key.name}; ${remedy}`,
  };
};

/** The types that the articles have items of, with the field that lists them. */
const LISTED = [...model.nodes.values()].map((type) => [type.collections[0]?.name ?? '', type] as const);

describeEngines(
  'keys that groups are not by',
  (graph) => fillWithSeed(graph),
  (graph) => {
    const ask = async (query: string, variables = {}) => {
      const { result, notes } = await askGraph(graph(), query, variables);
      expect({ query, errors: result.errors }).toEqual({ query, errors: undefined });
      return { data: result.data as Readonly<Record<string, unknown>>, notes };
    };

    test.each(LISTED)(
      '%s: each is noted, and a group without a value of its own key is not',
      async (list, type: NodeType) => {
        const keys = groupKeys(model, type);
        const fields = keys.map(
          (by, at) => `g${at}: groupBy(by: [${by.key}], first: 1000) { ${keys.map(shown).join(' ')} }`,
        );
        const { notes } = await ask(`{ ${list} { ${fields.join(' ')} } }`);
        const expected = keys.flatMap((by, at) =>
          keys.filter((key) => key !== by).map((key) => noteOf(`${list}.g${at}`, by, key)),
        );
        const byPath = (one: Note, other: Note) => (one.path < other.path ? -1 : 1);
        expect(expected.length).toBeGreaterThan(0);
        expect(notes.toSorted(byPath)).toEqual(expected.toSorted(byPath));
      },
    );

    test('also by a variable, below a list, and under an alias', async () => {
      const selection = 'groupBy(by: $by) { year: fromYear status }';
      const { notes } = await ask(
        `query ($by: [LoanGroupKey!] = [STATUS]) { countries { nodes { loansGiven { ${selection} } } } }`,
        { by: ['DEBTOR'] },
      );
      expect(notes.map(({ code, path }) => [code, path])).toEqual([
        ['NOT_GROUPED', 'countries.nodes.loansGiven.groupBy.year'],
        ['NOT_GROUPED', 'countries.nodes.loansGiven.groupBy.status'],
      ]);
      expect(notes[0]?.message).toMatch(/\.year: null, since the groups have no fromYear; add FROM_YEAR to by$/);
    });

    test('are not noted where there is no group, or where they are grouped by', async () => {
      const none = 'where: { id: { eq: "loan:none" } }';
      const { notes } = await ask(`{
        loans(${none}) { groupBy(by: [DEBTOR]) { fromYear } }
        all: loans { groupBy(by: [DEBTOR, FROM_YEAR]) { debtor { __typename } fromYear } }
      }`);
      expect(notes).toEqual([]);
    });
  },
);
