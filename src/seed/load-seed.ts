import { indexSpecs, planChange, readRulings, type Statement, sourceWrites, statementsOf } from '../evidence/index.ts';

import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { Seed } from './read-seed.ts';

/** What a seed comes to in the graph. */
export interface Loaded {
  readonly actorsAndFacts: number;
  readonly statements: number;
  readonly conflicts: number;
}

/**
 * Makes the graph state what the articles say, in one transaction. Idempotent: statements that an earlier seed made and this
 * one does not are taken away.
 * @throws {GraphError} as the port does.
 */
export async function loadSeed(
  graph: GraphPort,
  model: Model,
  seed: Pick<Seed, 'sources' | 'statements'>,
): Promise<Loaded> {
  await graph.ensureIndexes(indexSpecs(model));
  const precedences = new Map(seed.sources.map(({ id, properties }) => [id, Number(properties.precedence ?? 0)]));
  const earlier = await statementsOf(
    graph,
    model,
    seed.sources.map(({ id }) => id),
  );
  const added = seed.statements.map((statement): Statement => ({ ...statement, run: 0 }));
  const standing = new Set(added.map(({ id }) => id));
  const stale = earlier.filter(({ id }) => !standing.has(id));
  const { writes, after } = await planChange(
    graph,
    { model, rulings: await readRulings(graph), precedenceOf: (source) => precedences.get(source) ?? 0 },
    {
      added,
      removed: new Set(stale.map(({ id }) => id)),
      subjects: stale.map(({ subject }) => subject),
    },
  );
  await graph.write([...(await sourceWrites(graph, seed.sources, model)), ...writes]);
  const entities = [...after.entities.values()].filter(({ statements }) =>
    statements.some(({ id }) => standing.has(id)),
  );
  return {
    actorsAndFacts: entities.filter(({ type }) => type.name !== 'Source').length,
    statements: added.length,
    conflicts: entities.reduce((sum, { conflicts }) => sum + conflicts.length, 0),
  };
}
