import { describe, expect, test } from '@jest/globals';
import { isEnumType, isInputObjectType, isInterfaceType, isNonNullType, isObjectType } from 'graphql';
import { serverAudits } from 'graphql-http';
import { api, appOver, countingGraph } from '../support/ask.ts';

describe('the API', () => {
  const types = Object.values(api.schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const ours = types.filter(({ name }) => !['ID', 'String', 'Int', 'Float', 'Boolean'].includes(name));

  test('describes every type, field, argument and value', () => {
    const undescribed = ours.flatMap((type) => {
      const own = type.description ? [] : [type.name];
      if (isEnumType(type))
        return [
          ...own,
          ...type
            .getValues()
            .filter((value) => !value.description)
            .map((value) => `${type.name}.${value.name}`),
        ];
      if (isInputObjectType(type)) {
        return [
          ...own,
          ...Object.values(type.getFields())
            .filter((field) => !field.description)
            .map((field) => `${type.name}.${field.name}`),
        ];
      }
      if (!isObjectType(type) && !isInterfaceType(type)) return own;
      return [
        ...own,
        ...Object.values(type.getFields()).flatMap((field) => [
          ...(field.description ? [] : [`${type.name}.${field.name}`]),
          ...field.args
            .filter((argument) => !argument.description)
            .map((argument) => `${type.name}.${field.name}(${argument.name}:)`),
        ]),
      ];
    });
    expect(ours.length).toBeGreaterThan(100);
    expect(undescribed).toEqual([]);
  });

  test('has no root field whose failure makes the others null', () => {
    const roots = Object.values(api.schema.getQueryType()?.getFields() ?? {});
    expect(roots.length).toBeGreaterThan(30);
    expect(roots.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  test('has the root fields of the design', () => {
    const roots = Object.keys(api.schema.getQueryType()?.getFields() ?? {});
    expect(roots).toEqual(
      expect.arrayContaining([
        ...[
          'countries',
          'people',
          'leaders',
          'organizations',
          'alliances',
          'loans',
          'tenures',
          'memberships',
          'events',
        ],
        ...['sources', 'statements', 'conflicts', 'country', 'person', 'organization', 'alliance', 'loan', 'tenure'],
        ...['membership', 'event', 'source', 'statement', 'node', 'nodes'],
      ]),
    );
  });
});

describe('GraphQL over HTTP', () => {
  test('passes all 61 audits of graphql-http', async () => {
    const app = await appOver(countingGraph());
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    const results = await Promise.all(serverAudits({ url }).map((audit) => audit.fn()));
    await app.close();
    expect(results).toHaveLength(61);
    expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  test('sends nothing to the graph for introspection alone', async () => {
    const graph = countingGraph();
    const app = await appOver(graph);
    const query = '{ __typename __schema { types { name } } }';
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
    expect(response.json().data.__typename).toBe('Query');
    expect(graph.sent).toBe(0);
    await app.close();
  });
});
