import { expect } from '@jest/globals';
import { ownRelations, storedForm } from '../../src/evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../src/graph/index.ts';
import {
  type EdgeType,
  keyProperty,
  type Model,
  type NodeType,
  type PartType,
  textFields,
} from '../../src/model/index.ts';

/** Nodes or relationships of a type: a pattern with `n` for them, and an id to find them by. */
interface Texts {
  readonly type: NodeType | PartType | EdgeType;
  readonly pattern: string;
  readonly id: string;
}

/** Every text of the graph is composed and has its key beside it, and there is no key without a text. */
export async function expectTextKeys(graph: GraphPort, model: Model): Promise<void> {
  expect(await missingKeys(graph, model)).toEqual([]);
  for (const type of [...model.nodes.values(), ...model.parts.values()]) {
    const stray = textFields(type).map(
      ({ name }) => `(n.\`${name}\` IS NULL AND n.\`${keyProperty(name)}\` IS NOT NULL)`,
    );
    if (stray.length === 0) continue;
    const text = `MATCH (n:\`${type.label}\`) WHERE ${stray.join(' OR ')} RETURN n.id`;
    expect(await graph.read({ text, params: {} })).toEqual([]);
  }
}

/** Adds the keys of texts that a test has written itself. */
export async function fillTextKeys(graph: GraphPort, model: Model): Promise<void> {
  const writes = await missingKeys(graph, model);
  if (writes.length > 0) await graph.write(writes);
}

/** The writes that would give texts their stored form. */
async function missingKeys(graph: GraphPort, model: Model): Promise<readonly GraphStatement[]> {
  const writes: GraphStatement[] = [];
  for (const { type, pattern, id } of textsOf(model)) {
    const names = textFields(type).flatMap(({ name }) => [name, keyProperty(name)]);
    if (names.length === 0) continue;
    const values = names.map((name) => `n.\`${name}\``).join(', ');
    for (const [found, ...row] of await graph.read({ text: `MATCH ${pattern} RETURN ${id}, ${values}`, params: {} })) {
      const had = Object.fromEntries(
        names.flatMap((name, index) => ((row[index] ?? null) === null ? [] : [[name, row[index] as string]])),
      );
      const props = storedForm(type, had);
      if (names.every((name) => JSON.stringify(props[name]) === JSON.stringify(had[name]))) continue;
      writes.push({
        text: `MATCH ${pattern} WHERE ${id} = $id SET n += $props`,
        params: { id: found as string, props },
      });
    }
  }
  return writes;
}

function textsOf(model: Model): readonly Texts[] {
  const types = [...model.nodes.values(), ...model.parts.values()];
  return types.flatMap((type): readonly Texts[] => [
    { type, pattern: `(n:\`${type.label}\`)`, id: 'n.id' },
    ...ownRelations(type).flatMap(({ relationship, target }): readonly Texts[] => {
      const edge = model.edges.get(target);
      return edge ? [{ type: edge, pattern: `(a:\`${type.label}\`)-[n:\`${relationship}\`]->()`, id: 'a.id' }] : [];
    }),
  ]);
}
