import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { CLEARANCES, type Clearance, FULL } from '../../src/domain/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { type Pools, poolsOf } from '../fuzz/random-graph.ts';
import { api, model } from '../support/ask.ts';
import { ENGINES, type Engine, openTestGraph } from '../support/engines.ts';
import { histories, neverAbove } from './history.ts';
import { play, playAlone } from './played.ts';
import { generateRequest } from './requests.ts';
import { answerOf, serverOver } from './servers.ts';

/** Requests of each caller that are compared; on Neo4j, whose planning takes a tenth of a second each, fewer. */
const RUNS = Number(process.env.ENTENTE_FUZZ_RUNS ?? 200);
const RUNS_ON: Readonly<Record<Engine, number>> = { embedded: RUNS, neo4j: Math.ceil(RUNS / 8) };
const SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 20_260_201);
const MINUTES = 60_000;
const BUDGET = Number(process.env.ENTENTE_FUZZ_MINUTES ?? 20) * MINUTES;

/** The requests to the graphs of one history. */
const PER_HISTORY = 500;

const LOWER = CLEARANCES.filter((clearance) => clearance !== FULL);

/** The graphs of one history, and the servers over them. */
interface Setting {
  /** The server over the main graph and the lower ones. */
  readonly app: FastifyInstance;
  /** Servers over graphs that never had a source above a clearance. */
  readonly never: ReadonlyMap<Clearance, FastifyInstance>;
  readonly pools: Pools;
  readonly close: () => Promise<void>;
}

/** Plays a history on graphs of their own. The lower graph for `PUBLIC` is on the given engine, all others are embedded. */
async function setUp(engine: Engine, seed: number): Promise<Setting> {
  const [history = []] = fc.sample(histories, { seed, numRuns: 1 });
  const graphs: GraphPort[] = [];
  const open = async (on: Engine = 'embedded'): Promise<GraphPort> => {
    const graph = await openTestGraph(on);
    graphs.push(graph);
    return graph;
  };
  const main = await open();
  await play(main, FULL, history);
  const lower = [];
  const never = new Map<Clearance, FastifyInstance>();
  for (const clearance of LOWER) {
    const graph = await open(clearance === 'PUBLIC' ? engine : 'embedded');
    await play(graph, clearance, history);
    lower.push({ clearance, graph });
    const alone = await open();
    await playAlone(alone, neverAbove(history, clearance));
    never.set(clearance, await serverOver(alone));
  }
  const app = await serverOver(main, lower);
  const close = async (): Promise<void> => {
    for (const one of [app, ...never.values()]) await one.close();
    for (const graph of graphs) await graph.close();
  };
  return { app, never, pools: await poolsWithSecrets(main), close };
}

/** The values of a graph, with all ids of a list that is not for everybody. */
async function poolsWithSecrets(main: GraphPort): Promise<Pools> {
  const pools = await poolsOf(main, model);
  const text = "MATCH (n) WHERE n.id CONTAINS ':b-' OR n.id CONTAINS ':c-' RETURN n.id ORDER BY n.id LIMIT 40";
  const secrets = (await main.read({ text, params: {} })).map(([id]) => id);
  return new Map([...pools, ['ID', [...(pools.get('ID') ?? []), ...secrets]]]);
}

/** Compares what callers are answered beside sources above them with what they would be answered without. */
class Comparison {
  readonly #setting: Setting;
  /** The requests to which callers of the full clearance have another answer. */
  revealing = 0;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  async of(request: InjectOptions): Promise<void> {
    const { app, never } = this.#setting;
    const full = await answerOf(app, request, FULL);
    let isRevealing = false;
    for (const [clearance, alone] of never) {
      const own = await answerOf(app, request, clearance);
      const expected = await answerOf(alone, request, FULL);
      // An answer of this code has a random id, and none may have it.
      if (own !== expected || own.includes('INTERNAL_SERVER_ERROR')) {
        throw new Error(
          `${clearance} tells of others over ${JSON.stringify(request)}\n${own}\nwithout them\n${expected}`,
        );
      }
      isRevealing ||= own !== full;
    }
    if (isRevealing) this.revealing += 1;
  }
}

/** The connections at the root, by name. */
function connections(): readonly string[] {
  const fields = Object.values(api.schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap(({ name, args, type }) => {
    const named = getNamedType(type);
    const isConnection = isObjectType(named) && 'pageInfo' in named.getFields();
    const isOpen = args.every((argument) => !isRequiredArgument(argument)) && args.some((one) => one.name === 'after');
    return isConnection && isOpen ? [name] : [];
  });
}

describe.each(ENGINES)('what a caller is answered beside sources above their clearance [%s]', (engine) => {
  test(
    'is, byte for byte, what they would be answered if these had never been loaded',
    async () => {
      const runs = RUNS_ON[engine];
      let [compared, revealing] = [0, 0];
      for (let round = 0; compared < runs; round += 1) {
        const setting = await setUp(engine, SEED + round);
        try {
          const comparison = new Comparison(setting);
          const { pools } = setting;
          const property = fc.asyncProperty(fc.gen(), async (gen) =>
            comparison.of(generateRequest(gen, { schema: api.schema, pools, explains: engine === 'embedded' })),
          );
          const numRuns = Math.min(PER_HISTORY, runs - compared);
          await fc.assert(property, { numRuns, seed: SEED + round, endOnFailure: true });
          compared += numRuns;
          revealing += comparison.revealing;
        } finally {
          await setting.close();
        }
      }
      if (RUNS_ON[engine] > PER_HISTORY) console.log(`${compared} requests, ${revealing} with another answer for all`);
      // The sources that are left out must make a difference, or nothing is proven.
      expect(revealing).toBeGreaterThan(compared / 5);
    },
    BUDGET + MINUTES,
  );

  test(
    'has the same pages by the same cursors, whoever got them',
    async () => {
      const setting = await setUp(engine, SEED);
      try {
        const comparison = new Comparison(setting);
        for (const name of connections()) {
          const after = [undefined, ...(await cursorsOf(setting.app, name))];
          for (const cursor of after) {
            const query = `query ($after: String) { ${name}(first: 3, after: $after) { edges { cursor node { __typename } } totalCount pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } }`;
            const variables = cursor === undefined ? {} : { after: cursor };
            await comparison.of({ method: 'POST', url: '/graphql', payload: { query, variables } });
          }
        }
        expect(connections().length).toBeGreaterThan(8);
        expect(comparison.revealing).toBeGreaterThan(8);
      } finally {
        await setting.close();
      }
    },
    BUDGET,
  );
});

/** Cursors of the first pages, as callers of each clearance get them. */
async function cursorsOf(app: FastifyInstance, name: string): Promise<readonly string[]> {
  const query = `{ ${name}(first: 3) { edges { cursor } } }`;
  const answers = await Promise.all(
    CLEARANCES.map((clearance) => answerOf(app, { method: 'POST', url: '/graphql', payload: { query } }, clearance)),
  );
  return [
    ...new Set(answers.flatMap((text) => [...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor = '']) => cursor))),
  ];
}
