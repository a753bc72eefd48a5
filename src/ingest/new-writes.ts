import type { GraphStatement } from '../graph/port.ts';
import type { Model, NodeType, PartType } from '../model/types.ts';
import { ownRelations } from './entry-schema.ts';
import { fieldsOf, type GraphNode, type Link, storedType } from './graph-node.ts';
import { groupBy } from './group-by.ts';
import { batched, mergeLinks, mergeNodes, setFloats } from './writes.ts';

/**
 * As `toWrites`, for nodes that the graph does not have: there is nothing to remove, and no relationship to look for.
 * A node whose relations are to one each is written together with them, in half the time. What nodes are tied to is
 * there, or is among them and tied to nothing itself.
 */
export function toNewWrites(nodes: readonly GraphNode[], model: Model): readonly GraphStatement[] {
  const whole = (node: GraphNode) => node.links.length > 0 && isPlain(model, node);
  const groups = [...groupBy(nodes, (node) => storedType(model, node.type))];
  const apart = groups.map(([type, group]) => [type, group.filter((node) => !whole(node))] as const);
  return [
    ...apart.flatMap(([type, group]) => mergeNodes(type, group)),
    ...groups.flatMap(([type, group]) => createWhole(model, type, group.filter(whole))),
    ...apart.flatMap(([type, group]) =>
      ownRelations(type).flatMap((field) => mergeLinks(model, type, field, group, 'CREATE')),
    ),
  ];
}

/** Whether a node's links are of one relation each, and nothing but a relationship. */
function isPlain(model: Model, { type, links }: GraphNode): boolean {
  const many = new Set(ownRelations(storedType(model, type)).flatMap((field) => (field.many ? [field.name] : [])));
  return links.every((link) => !many.has(link.field));
}

function createWhole(model: Model, type: NodeType | PartType, nodes: readonly GraphNode[]): readonly GraphStatement[] {
  const shapes = groupBy(nodes, ({ links }) => links.map((link) => `${link.field} ${link.type}`).join(', '));
  return [...shapes.values()].flatMap((same) =>
    batched(
      wholeText(model, type, same[0]?.links ?? []),
      same.map(({ id, properties, links }) => ({ id, props: properties, to: links.map((link) => link.to) })),
    ),
  );
}

function wholeText(model: Model, type: NodeType | PartType, links: readonly Link[]): string {
  const relationships = new Map(ownRelations(type).map((field) => [field.name, field.relationship]));
  const ends = links.map(
    (link, index) => `MATCH (b${index}:\`${storedType(model, link.type).label}\` {\`id\`: r.to[${index}]})`,
  );
  const ties = links.map((link, index) => `CREATE (n)-[:\`${relationships.get(link.field)}\`]->(b${index})`);
  const set = `SET n = r.props${setFloats('n', fieldsOf(type, 'property'))}`;
  return `${ends.join(' ')} CREATE (n:\`${type.label}\` {\`id\`: r.id}) ${set} ${ties.join(' ')}`;
}
