import { batched, node, outgoing, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphRow } from '../../graph/index.ts';
import type { Model, NodeType, RelationField } from '../../model/index.ts';
import { type EntryValues, ownRelations } from '../entries/entry-schema.ts';
import { type Content, contentFields, contentOf } from './content.ts';
import { fieldsOf, storedType } from './graph-node.ts';

/** Reads the contents of nodes of a type, by id. */
export async function storedContents(
  graph: GraphPort,
  model: Model,
  type: NodeType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Content>> {
  const found = new Map<string, Record<string, unknown>>();
  const names = contentFields(type).flatMap(({ kind, name }) => (kind === 'property' ? [name] : []));
  const match = `MATCH ${node('n', type.label, { id: 'r' })}`;
  for (const [id, ...values] of await rowsOf(graph, `${match} RETURN ${properties('n', ['id', ...names])}`, ids)) {
    found.set(String(id), Object.fromEntries(names.map((name, index) => [name, values[index]])));
  }
  for (const field of ownRelations(type)) {
    const { tail, itemOf } = relationRead(model, field);
    for (const [id, ...values] of await rowsOf(graph, `${match}${tail}`, [...found.keys()])) {
      const values_ = found.get(String(id));
      if (values_) values_[field.name] = [...((values_[field.name] as unknown[] | undefined) ?? []), itemOf(values)];
    }
  }
  return new Map([...found].map(([id, values]) => [id, contentOf(model, type, values)]));
}

/** How to read a relation: what follows the node in the text, and how to get an item from the rest of a row. */
function relationRead(
  model: Model,
  { target, relationship }: RelationField,
): { readonly tail: string; readonly itemOf: (values: GraphRow) => unknown } {
  const part = model.parts.get(target);
  if (part) {
    const names = fieldsOf(part, 'property').map(({ name }) => name);
    return {
      tail: `${outgoing(relationship)}${node('p', storedType(model, target).label)} RETURN ${property('n', 'id')}, ${properties('p', names)}`,
      itemOf: (values) => itemOf(names, values),
    };
  }
  const ids = `${property('n', 'id')}, ${property('m', 'id')}`;
  const edge = model.edges.get(target);
  if (!edge) return { tail: `${outgoing(relationship)}(m) RETURN ${ids}`, itemOf: ([far]) => far };
  const names = fieldsOf(edge, 'property').map(({ name }) => name);
  const more = names.length === 0 ? '' : `, ${properties('x', names)}`;
  return {
    tail: `${outgoing(relationship, 'x')}(m) RETURN ${ids}${more}`,
    itemOf: ([far, ...values]) => ({ ...itemOf(names, values), [edge.target.field]: far }),
  };
}

const itemOf = (names: readonly string[], values: GraphRow): EntryValues =>
  Object.fromEntries(names.map((name, index) => [name, values[index]]));

async function rowsOf(graph: GraphPort, text: string, ids: readonly string[]): Promise<readonly GraphRow[]> {
  const rows: GraphRow[] = [];
  for (const read of batched(text, ids)) rows.push(...(await graph.read(read)));
  return rows;
}
