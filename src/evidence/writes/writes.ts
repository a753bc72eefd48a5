import type { ParamValue } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import {
  hasTextKey,
  keyProperty,
  type Model,
  type NodeType,
  type PartType,
  type PropertyField,
  type RelationField,
} from '../../model/index.ts';
import { ownRelations } from '../entries/schema.ts';
import { fieldsOf, type GraphNode, storedType } from '../stored/graph-node.ts';
import { storedForm } from '../stored/stored-form.ts';

/** Rows that one statement takes at most. */
export const BATCH = 1000;

/**
 * The statements that make the graph hold these nodes with exactly these
 * properties and relationships. Running them again changes nothing; parts that
 * their owner no longer has are removed. To be run in one transaction, in order.
 */
export function toWrites(nodes: readonly GraphNode[], model: Model): readonly GraphStatement[] {
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

/** As `toWrites`, for nodes that keep the properties and the relationships they have: only what is unknown is filled. */
export function toFills(nodes: readonly GraphNode[], model: Model): readonly GraphStatement[] {
  const groups = [...groupBy(nodes, (node) => storedType(model, node.type))];
  return [
    ...groups.flatMap(([type, group]) => fillNodes(type, group)),
    ...groups.flatMap(([type, group]) => ownRelations(type).flatMap((field) => mergeLinks(model, type, field, group))),
  ];
}

/**
 * The text for each row `r`, as one statement for every batch of them; none where there are no rows.
 * @param before - what comes before the first row, with a blank at its end, and its parameters
 */
export function batched(
  text: string,
  rows: readonly ParamValue[],
  before: GraphStatement = { text: '', params: {} },
): readonly GraphStatement[] {
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  );
  return batches.map((batch) => ({
    text: `${before.text}UNWIND $rows AS r ${text}`,
    params: { ...before.params, rows: batch },
  }));
}

/** The nodes with exactly these properties. */
export function mergeNodes(type: NodeType | PartType, nodes: readonly GraphNode[]): readonly GraphStatement[] {
  return batched(
    `MERGE (n:\`${type.label}\` {\`id\`: r.id}) SET n = r.props${setFloats('n', fieldsOf(type, 'property'))}`,
    nodes.map((node) => ({ id: node.id, props: storedForm(type, node.properties) })),
  );
}

function fillNodes(type: NodeType | PartType, nodes: readonly GraphNode[]): readonly GraphStatement[] {
  const fields = fieldsOf(type, 'property');
  const fills = fields.map(({ name, list, type: { name: scalar } }) => {
    const [has, given] = [`n.\`${name}\``, `r.props.\`${name}\``];
    if (list) return `${has} = CASE WHEN size(coalesce(${has}, [])) = 0 THEN coalesce(${given}, []) ELSE ${has} END`;
    const value = `coalesce(${has}, ${given})`;
    return `${has} = ${scalar === 'Float' ? `toFloat(${value})` : value}`;
  });
  // A clause of its own, before the texts are filled: items of one clause must not read what others of it write.
  const keys = fields.filter(hasTextKey).map(({ name, list }) => {
    const [has, key] = [`n.\`${name}\``, keyProperty(name)];
    const isOpen = list ? `size(coalesce(${has}, [])) = 0` : `${has} IS NULL`;
    return `n.\`${key}\` = CASE WHEN ${isOpen} THEN r.props.\`${key}\` ELSE n.\`${key}\` END`;
  });
  const sets = [keys, fills].filter((items) => items.length > 0).map((items) => ` SET ${items.join(', ')}`);
  return batched(
    `MERGE (n:\`${type.label}\` {\`id\`: r.id})${sets.join('')}`,
    nodes.map((node) => ({ id: node.id, props: storedForm(type, node.properties) })),
  );
}

/** Removes the relationships, and the parts behind them, that the nodes no longer have. */
function removeStale(
  model: Model,
  type: NodeType | PartType,
  field: RelationField,
  nodes: readonly GraphNode[],
): readonly GraphStatement[] {
  const part = model.parts.get(field.target);
  const keys = edgeKeys(model, field);
  const identity = ['b.`id`', ...keys.map((key) => `x.\`${key}\``)].join(', ');
  return batched(
    `MATCH (a:\`${type.label}\` {\`id\`: r.id})-[x:\`${field.relationship}\`]->(b${part ? `:\`${part.label}\`` : ''}) ` +
      `WHERE NOT [${identity}] IN r.keep ${part ? 'DETACH DELETE b' : 'DELETE x'}`,
    nodes.map((node) => ({
      id: node.id,
      keep: node.links
        .filter((link) => link.field === field.name)
        .map((link) => [link.to, ...keys.map((key) => link.properties[key] ?? null)]),
    })),
  );
}

/** The relationships of one relation; `CREATE` where there surely is none yet. */
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
  const keys = edgeKeys(model, field).map((name) => `\`${name}\`: r.props.\`${name}\``);
  const identity = keys.length === 0 ? '' : ` {${keys.join(', ')}}`;
  const edge = model.edges.get(field.target);
  const set = edge ? ` SET x = r.props${setFloats('x', fieldsOf(edge, 'property'))}` : '';
  return [...groupBy(links, (link) => storedType(model, link.type).label)].flatMap(([target, group]) =>
    batched(
      `MATCH (a:\`${type.label}\` {\`id\`: r.from}) MATCH (b:\`${target}\` {\`id\`: r.to}) ` +
        `${verb} (a)-[x:\`${field.relationship}\`${identity}]->(b)${set}`,
      group.map((link) => ({
        from: link.from,
        to: link.to,
        ...(edge ? { props: storedForm(edge, link.properties) } : {}),
      })),
    ),
  );
}

/** The properties that tell relationships between the same two nodes apart: those that are never null. */
function edgeKeys(model: Model, field: RelationField): readonly string[] {
  const edge = model.edges.get(field.target);
  if (!edge) return [];
  return fieldsOf(edge, 'property')
    .filter((property) => property.required)
    .map((property) => property.name);
}

/** A float that is whole arrives as an integer on one of the engines, where dividing it would then cut it off. */
export function setFloats(variable: string, properties: readonly PropertyField[]): string {
  return properties
    .filter((property) => property.type.name === 'Float')
    .map((property) => ` SET ${variable}.\`${property.name}\` = toFloat(r.props.\`${property.name}\`)`)
    .join('');
}
