import grafeo, { type GrafeoDB, type OperatorProfile } from '@grafeo-db/js';
import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { LocalEngine } from '../../src/graph/embedded/engine.ts';
import { EmbeddedGraph } from '../../src/graph/embedded/graph.ts';
import type { GraphPort, GraphStatement } from '../../src/graph/index.ts';
import { gatherLists } from '../../src/graph/neo4j/lists.ts';
import { type Engine, openTestGraph } from '../support/engines.ts';

/** A graph that tells how much work a statement is there: db hits on Neo4j, rows of all operators on the embedded engine. */
export interface MeasuredGraph {
  readonly graph: GraphPort;
  readonly workOf: (statement: GraphStatement) => Promise<number>;
  /** Makes the plans fit what is in the graph now, not what other tests left in its statistics. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens an empty graph. */
export const openMeasured = (engine: Engine): Promise<MeasuredGraph> =>
  engine === 'neo4j' ? openNeo4j() : Promise.resolve(openEmbedded());

async function openNeo4j(): Promise<MeasuredGraph> {
  const { NEO4J_URI: uri = '', NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  const graph = await openTestGraph('neo4j');
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  return {
    graph,
    workOf: async (statement) => {
      const { text, params } = gatherLists(statement);
      const { profile } = await runIn(driver, `PROFILE ${text}`, params);
      if (!profile) throw new Error(`No profile of ${text}`);
      return hitsOf(profile);
    },
    settle: async () => {
      await runIn(driver, 'CALL db.prepareForReplanning(60)', {});
    },
    close: async () => {
      await driver.close();
      await graph.close();
    },
  };
}

async function runIn(driver: Driver, text: string, params: GraphStatement['params']) {
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    return (await session.run(text, params)).summary;
  } finally {
    await session.close();
  }
}

const hitsOf = (plan: ProfiledPlan): number =>
  plan.dbHits + plan.children.reduce((sum, child) => sum + hitsOf(child), 0);

function openEmbedded(): MeasuredGraph {
  const db: GrafeoDB = grafeo.GrafeoDB.create();
  const graph = new EmbeddedGraph(new LocalEngine(db, { onDisk: false }), { timeoutMs: 20_000 });
  return {
    graph,
    workOf: async ({ text, params }) => {
      const { profile } = await db.executeCypher(`PROFILE ${text}`, params);
      if (!profile) throw new Error(`No profile of ${text}`);
      return rowsOf(profile.root);
    },
    settle: async () => undefined,
    close: () => graph.close(),
  };
}

const rowsOf = ({ rows, children }: OperatorProfile): number =>
  rows + children.reduce((sum, child) => sum + rowsOf(child), 0);
