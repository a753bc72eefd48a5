import { batched, DIALECTS, node, outgoing, properties, property } from '../../cypher/index.ts';
import { indexedProblem } from '../../domain/index.ts';
import { GraphError, type GraphPort, type GraphRow, type GraphStatement, type GraphValue } from '../../graph/index.ts';
import { type EdgeType, keyProperty, type Model, type NodeType, type PartType, textFields } from '../../model/index.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import type { StoredProperties, StoredValue } from '../stored/graph-node.ts';
import { storedForm } from '../stored/stored-form.ts';
import { throughNodes } from './through-nodes.ts';

/** Normalizes all stored texts to NFC and adds missing text keys. */
export async function fillTextKeys(graph: GraphPort, model: Model): Promise<void> {
  for (const type of [...model.nodes.values(), ...model.parts.values()]) {
    await fillNodes(graph, type);
    for (const { relationship, target } of ownRelations(type)) {
      const edge = model.edges.get(target);
      if (edge && textFields(edge).length > 0) await fillRelationships(graph, type, relationship, edge);
    }
  }
}

function fillNodes(graph: GraphPort, type: NodeType | PartType): Promise<void> {
  const names = textNames(type);
  if (names.length === 0) return Promise.resolve();
  return throughNodes(graph, {
    label: type.label,
    values: names.map((name) => property('n', name)),
    writes: (rows) =>
      batched(
        `MATCH ${node('n', type.label, { id: 'r.id' })} SET n += r.props`,
        rows.flatMap(([id, ...values]) => {
          const props = changedProperties(type, names, values);
          if (!props) return [];
          if (!DIALECTS[graph.engine].takesLongKeys) checkIndexed(type, String(id), props);
          return [{ id: String(id), props }];
        }),
      ),
  });
}

/**
 * Refuses a stored text whose key the engine would refuse without naming the node.
 * @throws {GraphError} QUERY_FAILED
 */
function checkIndexed(type: NodeType | PartType, id: string, props: StoredProperties): void {
  for (const { name } of textFields(type).filter((field) => field.key || field.indexed)) {
    const problem = indexedProblem(String(props[name] ?? ''), true);
    if (problem === undefined) continue;
    throw new GraphError('QUERY_FAILED', `${id}: \`${name}\` ${problem}. Shorten it in the graph, and start again`);
  }
}

/** Adds keys to texts of relationships: those of one node with the same text get the same key. */
function fillRelationships(
  graph: GraphPort,
  type: NodeType | PartType,
  relationship: string,
  edge: EdgeType,
): Promise<void> {
  const from = (id: string): string => `MATCH ${node('n', type.label, { id })}${outgoing(relationship, 'x')}()`;
  const readOf = (ids: readonly string[], name: string) =>
    batched(`${from('r')} RETURN DISTINCT ${property('n', 'id')}, ${properties('x', [name, keyProperty(name)])}`, ids);
  const writesOf = (name: string, rows: readonly GraphRow[]): readonly GraphStatement[] =>
    batched(
      `${from('r.id')} WHERE ${property('x', name)} = r.text SET x += r.props`,
      rows.flatMap(([id, ...values]) => {
        const props = changedProperties(edge, [name, keyProperty(name)], values);
        return props ? [{ id: String(id), text: String(values[0]), props }] : [];
      }),
    );
  return throughNodes(graph, {
    label: type.label,
    values: [],
    writes: async (nodes) => {
      const ids = nodes.map(([id]) => String(id));
      const writes: GraphStatement[] = [];
      for (const { name } of textFields(edge)) {
        for (const read of readOf(ids, name)) writes.push(...writesOf(name, await graph.read(read)));
      }
      return writes;
    },
  });
}

/** The names of a type's texts and of their keys. */
const textNames = (type: NodeType | PartType): readonly string[] =>
  textFields(type).flatMap(({ name }) => [name, keyProperty(name)]);

/** The texts in their stored form; undefined if they have it already. */
function changedProperties(
  type: NodeType | PartType | EdgeType,
  names: readonly string[],
  values: readonly GraphValue[],
): StoredProperties | undefined {
  const before = names.flatMap((name, index): [string, StoredValue][] => {
    const value = values[index] ?? null;
    return value === null ? [] : [[name, value as StoredValue]];
  });
  const had = Object.fromEntries(before);
  const stored = storedForm(type, had);
  const isSame = Object.keys(stored).every((name) => JSON.stringify(stored[name]) === JSON.stringify(had[name]));
  return isSame ? undefined : stored;
}
