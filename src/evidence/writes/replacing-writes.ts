import { assignments, batched, floatOf, hop, node, outgoing, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import type { Model, NodeType, PartType, PropertyField, RelationField } from '../../model/index.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import { fieldsOf, type GraphNode, storedType } from '../stored/graph-node.ts';
import { storedForm } from '../stored/stored-form.ts';

/**
 * Makes nodes have exactly these properties and relationships, and deletes parts that their owner no longer has.
 * Idempotent. Run in order, in one transaction.
 */
export function replacingWrites(nodes: readonly GraphNode[], model: Model): readonly GraphStatement[] {
  const groups = [...groupBy(nodes, (node) => storedType(model, node.type))];
  return [
    ...groups.flatMap(([type, group]) => mergeNodes(type, group)),
    ...groups.flatMap(([type, group]) =>
      ownRelations(type).flatMap((field) => [
        ...removeStale(model, type, field, group),
        ...mergeLinks(model, type, field, group),
      ]),
    ),
  ];
}

/** Merges nodes by id and replaces their properties. */
export function mergeNodes(type: NodeType | PartType, nodes: readonly GraphNode[]): readonly GraphStatement[] {
  return batched(
    `MERGE ${node('n', type.label, { id: 'r.id' })} SET n = r.props${setFloats('n', fieldsOf(type, 'property'))}`,
    nodes.map((node) => ({ id: node.id, props: storedForm(type, node.properties) })),
  );
}

/** Deletes the relationships, and the parts behind them, that the nodes no longer have. */
function removeStale(
  model: Model,
  type: NodeType | PartType,
  field: RelationField,
  nodes: readonly GraphNode[],
): readonly GraphStatement[] {
  const part = model.parts.get(field.target);
  const keys = edgeKeys(model, field);
  const identity = [property('b', 'id'), ...keys.map((key) => property('x', key))].join(', ');
  return batched(
    `MATCH ${node('a', type.label, { id: 'r.id' })}${outgoing(field.relationship, 'x')}${node('b', part?.label)} ` +
      `WHERE NOT [${identity}] IN r.keep ${part ? 'DETACH DELETE b' : 'DELETE x'}`,
    nodes.map((node) => ({
      id: node.id,
      keep: node.links
        .filter((link) => link.field === field.name)
        .map((link) => [link.to, ...keys.map((key) => link.properties[key] ?? null)]),
    })),
  );
}

/** Writes the relationships of one relation. `CREATE` is for nodes that have none yet. */
export function mergeLinks(
  model: Model,
  type: NodeType | PartType,
  field: RelationField,
  nodes: readonly GraphNode[],
  verb: 'MERGE' | 'CREATE' = 'MERGE',
): readonly GraphStatement[] {
  const links = nodes.flatMap((node) =>
    node.links.filter((link) => link.field === field.name).map((link) => ({ from: node.id, ...link })),
  );
  const keys = Object.fromEntries(edgeKeys(model, field).map((name) => [name, property('r.props', name)]));
  const edge = model.edges.get(field.target);
  const set = edge ? ` SET x = r.props${setFloats('x', fieldsOf(edge, 'property'))}` : '';
  return [...groupBy(links, (link) => storedType(model, link.type).label)].flatMap(([target, group]) =>
    batched(
      `MATCH ${node('a', type.label, { id: 'r.from' })} MATCH ${node('b', target, { id: 'r.to' })} ` +
        `${verb} (a)${hop({ ...field, direction: 'OUT' }, 'x', keys)}(b)${set}`,
      group.map((link) => ({
        from: link.from,
        to: link.to,
        ...(edge ? { props: storedForm(edge, link.properties) } : {}),
      })),
    ),
  );
}

/** The properties that distinguish parallel relationships: those that are never null. */
function edgeKeys(model: Model, field: RelationField): readonly string[] {
  const edge = model.edges.get(field.target);
  if (!edge) return [];
  return fieldsOf(edge, 'property')
    .filter((property) => property.required)
    .map((property) => property.name);
}

/** Sets the float properties again, as floats. */
function setFloats(variable: string, properties: readonly PropertyField[]): string {
  return properties
    .filter(({ type }) => type.name === 'Float')
    .map(({ name }) => ` SET ${assignments(variable, { [name]: floatOf(property('r.props', name)) })}`)
    .join('');
}
