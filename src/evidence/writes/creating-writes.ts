import { groupBy } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import { type GraphNode, type Link, storedType } from '../stored/graph-node.ts';
import { createNodes, type NewNode } from './create-nodes.ts';
import { mergeLinks, mergeNodes } from './replacing-writes.ts';

/**
 * Creates nodes that the graph does not have, so that there is nothing to remove or to look for. A node with relations to
 * one only is created together with them and with the statements about it. The far ends of links exist already, or are
 * among the nodes and have no links themselves.
 */
export function creatingWrites(nodes: readonly GraphNode[], model: Model): readonly GraphStatement[] {
  const whole = new Set(nodes.filter((node) => isPlain(model, node)));
  const created = withStatements([...whole]);
  const apart = [
    ...groupBy(
      nodes.filter((node) => !whole.has(node)),
      (node) => storedType(model, node.type),
    ),
  ];
  return [
    ...apart.flatMap(([type, group]) => mergeNodes(type, group)),
    ...createNodes(
      model,
      created.filter(({ node }) => node.links.length === 0),
    ),
    ...createNodes(
      model,
      created.filter(({ node }) => node.links.length > 0),
    ),
    ...apart.flatMap(([type, group]) =>
      ownRelations(type).flatMap((field) => mergeLinks(model, type, field, group, 'CREATE')),
    ),
  ];
}

/** Whether all links of a node are of relations to one. */
function isPlain(model: Model, { type, links }: GraphNode): boolean {
  if (links.length === 0) return true;
  const many = new Set(ownRelations(storedType(model, type)).flatMap((field) => (field.many ? [field.name] : [])));
  return links.every((link) => !many.has(link.field));
}

/** Groups statements with their subject's node. Those on other nodes, or attributed to someone, come alone. */
function withStatements(nodes: readonly GraphNode[]): readonly NewNode[] {
  const [statements, others] = parted(nodes, ({ type }) => type === 'Statement');
  const statementsOf = new Map(others.map(({ id }): [string, GraphNode[]] => [id, []]));
  const alone = statements.filter((statement) => {
    const subject = subjectOf(statement.links);
    return subject === undefined || !statementsOf.get(subject)?.push(statement);
  });
  return [
    ...others.map((node) => ({ node, statements: statementsOf.get(node.id) ?? [] })),
    ...alone.map((node) => ({ node, statements: [] })),
  ];
}

/** The subject of a statement that has no other links than subject and source. */
const subjectOf = (links: readonly Link[]): string | undefined =>
  links.length === 2 && links.some(({ field }) => field === 'source')
    ? links.find(({ field }) => field === 'subject')?.to
    : undefined;

function parted<T>(items: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
