import { describe, expect, test } from '@jest/globals';
import { getNullableType, isListType, isObjectType } from 'graphql';
import { api, askGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** An optional list in an argument chooses among facts or types, by the field that this asks it of. */
const ASKED: Readonly<Record<string, { readonly type: string; readonly query: string }>> = {
  kinds: { type: '[AllianceKind!]', query: '{ country(code: "VE") { allies(kinds: LIST) { totalCount } } }' },
  obligations: { type: '[Obligation!]', query: '{ country(code: "VE") { allies(obligations: LIST) { totalCount } } }' },
  sources: { type: '[ID!]', query: '{ memberships(sources: LIST) { totalCount } }' },
  types: { type: '[SearchType!]', query: '{ search(query: "venezuela", types: LIST) { nodes { id } } }' },
};

describe('an optional list in an argument', () => {
  test('is one of those that are asked here', () => {
    const found = Object.values(api.schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.values(type.getFields()).flatMap(({ args }) => args.filter((one) => isListType(one.type)))
        : [],
    );
    const names = new Set(found.map(({ name }) => name).filter((name) => name !== 'orderBy'));
    expect([...names].sort()).toEqual(Object.keys(ASKED));
    expect(new Set(found.map(({ type }) => getNullableType(type))).size).toBeGreaterThan(3);
  });
});

describeEngines('an empty list in an argument', fillWithSeed, (graph) => {
  test.each(Object.keys(ASKED))('%s is refused, and says so, also in a variable', async (name) => {
    const { type = '', query = '' } = ASKED[name] ?? {};
    const written = await askGraph(graph(), query.replace('LIST', '[]'));
    const given = await askGraph(graph(), `query ($list: ${type}) ${query.replace('LIST', '$list')}`, { list: [] });
    for (const { errors = [] } of [written.result, given.result]) {
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'ARGUMENT' } }]);
      expect(errors[0]?.message).toMatch(new RegExp(`\\b${name}: an empty list leaves no `));
    }
    const all = await askGraph(graph(), `query ($list: ${type}) ${query.replace('LIST', '$list')}`, { list: null });
    expect(all.result.errors ?? []).toEqual([]);
  });
});
