import { expect } from '@jest/globals';
import { fillTextKeys } from '../../src/evidence/upgrades/text-keys.ts';
import type { GraphPort, GraphStatement } from '../../src/graph/index.ts';
import { keyProperty, type Model, textFields } from '../../src/model/index.ts';

/** Every text of the graph is composed and has its key beside it, and there is no key without a text. */
export async function expectTextKeys(graph: GraphPort, model: Model): Promise<void> {
  const needed: GraphStatement[] = [];
  const port = Object.assign(Object.create(graph) as GraphPort, {
    engine: graph.engine,
    read: graph.read.bind(graph),
    write: async (statements: readonly GraphStatement[]) => void needed.push(...statements),
  });
  await fillTextKeys(port, model);
  expect(needed).toEqual([]);
  for (const type of [...model.nodes.values(), ...model.parts.values()]) {
    const stray = textFields(type).map(
      ({ name }) => `(n.\`${name}\` IS NULL AND n.\`${keyProperty(name)}\` IS NOT NULL)`,
    );
    if (stray.length === 0) continue;
    const text = `MATCH (n:\`${type.label}\`) WHERE ${stray.join(' OR ')} RETURN n.id`;
    expect(await graph.read({ text, params: {} })).toEqual([]);
  }
}
