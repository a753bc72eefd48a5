import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLFormattedError, graphql } from 'graphql';
import { NO_FORMER_IDS, NO_STATISTICS } from '../../src/domain/index.ts';
import { indexSpecs } from '../../src/evidence/index.ts';
import { api, appOver, model } from '../support/ask.ts';
import { OPERATOR } from '../support/callers.ts';
import { describeEngines } from '../support/engines.ts';
import { generateOperation } from './operations.ts';
import { fillRandomly, POOLS, randomOf } from './random-graph.ts';

/** Operations to compare; those over Neo4j take a tenth of a second each to plan. */
const RUNS = { embedded: 150, neo4j: 25 };

describeEngines(
  'direct responses and those of graphql-js',
  async (graph) => {
    // A search needs its indexes on Neo4j.
    await graph.ensureIndexes(indexSpecs(model));
    await fillRandomly(graph, model, randomOf(8));
  },
  (graph, engine) => {
    test('are the same to the byte', async () => {
      const app = await appOver(graph(), { COST_LIMIT: '1000000000', GRAPH_TIMEOUT_MS: '60000' });
      const property = fc.asyncProperty(fc.gen(), async (gen) => {
        const { query, variables } = generateOperation(gen, api.schema, POOLS);
        const direct = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
        const contextValue = {
          caller: OPERATOR,
          graph: graph(),
          statistics: NO_STATISTICS,
          formerIds: NO_FORMER_IDS,
          limits: { costLimit: 1e9, stepLimit: 1e9, timeoutMs: 20_000 },
        };
        const walked = await graphql({ schema: api.schema, source: query, variableValues: variables, contextValue });
        const notes = (await api.answerer.known(contextValue)?.catch(() => undefined))?.notes ?? [];
        const { errors } = direct.json() as { readonly errors?: readonly GraphQLFormattedError[] };
        const { data } = walked;
        const expected = { errors, data, ...(notes.length > 0 && { extensions: { notes } }) };
        expect(direct.body.trimEnd()).toBe(JSON.stringify(expected));
        // What is wrong where no item is is told as well, though graphql-js does not come there.
        const plain: readonly GraphQLFormattedError[] = JSON.parse(JSON.stringify(walked.errors ?? []));
        expect(errors ?? []).toEqual(expect.arrayContaining([...plain]));
        const more = (errors ?? []).filter(({ path }) => !plain.some((one) => isDeepStrictEqual(one.path, path)));
        for (const { extensions } of more) expect(extensions?.code).toBe('NOT_FOUND');
        expect(errors?.length ?? 0).toBe(plain.length + more.length);
      });
      await fc.assert(property, { numRuns: RUNS[engine], seed: 3, endOnFailure: true });
      await app.close();
    }, 60_000);

    test('report a value that does not fit the API, and answer the rest', async () => {
      await graph().write([
        { text: "MATCH (l:Loan {id: 'loan:1'}) SET l.status = 'NONSENSE', l.principal = 5.5", params: {} },
      ]);
      const app = await appOver(graph(), { GRAPH_TIMEOUT_MS: '60000' });
      const payload = { query: '{ loan(id: "loan:1") { id status principal } country(code: "K1") { code } }' };
      const response = await app.inject({ method: 'POST', url: '/graphql', payload });
      const { data, errors } = response.json();
      expect(data).toEqual({ loan: { id: 'loan:1', status: null, principal: 5.5 }, country: { code: 'K1' } });
      expect(errors).toEqual([expect.objectContaining({ path: ['loan', 'status'] })]);
      await app.close();
    });
  },
);
