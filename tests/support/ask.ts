import type { FastifyInstance } from 'fastify';
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { ANALYSES } from '../../src/analysis/index.ts';
import { readConfig } from '../../src/app/config.ts';
import { SEED_DIR } from '../../src/app/index.ts';
import type { Note } from '../../src/compiler/index.ts';
import {
  type Clearance,
  type FormerIds,
  FULL,
  NO_FORMER_IDS,
  NO_STATISTICS,
  type Statistics,
} from '../../src/domain/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { loadModel } from '../../src/model/index.ts';
import { answerPlugin, type Budget, createApi, type ExplainEntry } from '../../src/resolvers/index.ts';
import { loadSeed, readSeed, type Seed } from '../../src/seed/index.ts';
import { type AppParts, createApp } from '../../src/server/app.ts';
import type { ServedGraph } from '../../src/server/clearance/served-graph.ts';
import { OPERATOR } from './callers.ts';
import { TIMEOUT_MS } from './engines.ts';
import { forEveryone } from './server.ts';

export const model = loadModel();
export const api = createApi(model, ANALYSES);

const seeds = new Map<Clearance, Promise<Seed>>();

/** Fills a graph with the two articles, as far as a clearance admits them. They are read once for all tests of a process. */
export async function fillWithSeed(graph: GraphPort, clearance: Clearance = FULL): Promise<void> {
  const seed = seeds.get(clearance) ?? readSeed(SEED_DIR, model, clearance);
  seeds.set(clearance, seed);
  await loadSeed(graph, model, await seed);
}

/** An answer with the statements that were sent for it. */
export interface Asked {
  readonly result: ExecutionResult;
  readonly statements: readonly ExplainEntry[];
  /** What the answer tells of itself beside its data. */
  readonly notes: readonly Note[];
}

/** How an operation is asked; a graph without statistics costs no steps. */
export interface AskOptions {
  readonly costLimit?: number;
  readonly stepLimit?: number;
  readonly timeoutMs?: number;
  readonly statistics?: Statistics;
  readonly formerIds?: FormerIds;
  readonly budget?: Budget;
  /** Where not all is as usual. */
  readonly asked?: typeof api;
}

/** Asks in process, as the server does but for HTTP. A document that is not valid is an error of the test. */
export async function askGraph(
  graph: GraphPort,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  { costLimit = 100_000, stepLimit = 10_000_000, timeoutMs = TIMEOUT_MS, asked = api, ...known }: AskOptions = {},
): Promise<Asked> {
  const document = parse(query);
  const [invalid] = validate(asked.schema, document);
  if (invalid) throw invalid;
  const statements: ExplainEntry[] = [];
  const explain = { entries: statements, add: (entry: ExplainEntry) => void statements.push(entry) };
  const { statistics = NO_STATISTICS, formerIds = NO_FORMER_IDS, budget } = known;
  const contextValue = {
    caller: OPERATOR,
    graph,
    explain,
    statistics,
    formerIds,
    limits: { costLimit, stepLimit, timeoutMs },
    ...(budget && { budget }),
  };
  const result = await execute({ schema: asked.schema, document, variableValues: variables, contextValue });
  const notes = (await asked.answerer.known(contextValue)?.catch(() => undefined))?.notes ?? [];
  // graphql-js makes objects without a prototype, which Jest tells from others.
  return { result: JSON.parse(JSON.stringify(result)), statements, notes };
}

/** The data of an answer that must have no errors. */
export async function dataOf(
  graph: GraphPort,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const { result } = await askGraph(graph, query, variables);
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.data ?? {};
}

export type Data = Readonly<Record<string, unknown>>;

/** A graph that counts the statements and searches it is sent and answers nothing to them. */
export function countingGraph(): GraphPort & { readonly sent: number } {
  let sent = 0;
  return {
    engine: 'embedded',
    reading: 0,
    load: [],
    get sent() {
      return sent;
    },
    read: async () => {
      sent++;
      return [];
    },
    write: async () => undefined,
    ensureIndexes: async () => undefined,
    search: async () => {
      sent++;
      return { hits: [], cut: false };
    },
    readVersion: async () => '',
    ping: async () => undefined,
    close: async () => undefined,
  };
}

/** The whole server over a graph, as it is served but for the port. */
export const appOver = (
  graph: GraphPort,
  variables: Readonly<Record<string, string>> = {},
  {
    version,
    ...parts
  }: Pick<AppParts, 'exporter' | 'documents' | 'software'> & Partial<Pick<ServedGraph, 'version'>> = {},
): Promise<FastifyInstance> =>
  createApp({
    ...parts,
    sdl: api.sdl,
    schema: api.schema,
    plugins: [answerPlugin(api.schema, api.answerer)],
    ...forEveryone(graph, version),
    config: readConfig({ LOG_LEVEL: 'silent', ...variables }),
  });
