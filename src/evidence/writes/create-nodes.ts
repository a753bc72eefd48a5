import { batched, floatOf, node, outgoing, type ParamValue } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import type { Model, NodeType, PartType } from '../../model/index.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import { fieldsOf, type GraphNode, type Link, storedType } from '../stored/graph-node.ts';
import { storedNode } from '../stored/stored-form.ts';

/** A new node, with the new statements about it. */
export interface NewNode {
  readonly node: GraphNode;
  readonly statements: readonly GraphNode[];
}

/**
 * Creates nodes whose links have no properties and lead to existing nodes. One text creates all nodes of a shape together
 * with their statements, and its rows are lists: maps, which repeat their names in every row, and looking up each node
 * again for its statements would take twice the time.
 */
export function createNodes(model: Model, nodes: readonly NewNode[]): readonly GraphStatement[] {
  const stored = (node: GraphNode): GraphNode => storedNode(storedType(model, node.type), node);
  const written = nodes.map(({ node, statements }) => ({ node: stored(node), statements: statements.map(stored) }));
  return [...groupBy(written, shapeOf).values()].flatMap((same) => {
    const shape = readShape(model, same);
    const sources = new Set(shape.flatMap(({ links }) => links.filter(isShared).map(({ to }) => to)));
    const shared = new Map([...sources].map((id, index) => [id, `s${index}`]));
    return batched(
      textOf(model, shape, shared),
      same.map((one) => rowOf(shape, one)),
      {
        text: [...shared.values()].map((name) => `MATCH ${node(name, 'Source', { id: `$${name}` })} `).join(''),
        params: Object.fromEntries([...shared].map(([id, name]) => [name, id])),
      },
    );
  });
}

const shapeOf = ({ node, statements }: NewNode): string =>
  [node, ...statements].map(({ type, links }) => [type, ...links.map(tieOf)].join(' ')).join(', ');

/** An import has one source, which is looked up once per batch. */
const isShared = ({ type }: Link): boolean => type === 'Source';

const tieOf = (link: Link): string => `${link.field} ${isShared(link) ? link.to : link.type}`;

interface Column {
  readonly name: string;
  readonly isFloat: boolean;
}

/** A node that each row creates. The first is the subject of the statements after it. */
interface Part {
  readonly type: NodeType | PartType;
  readonly columns: readonly Column[];
  /** Taken from the first of the nodes. */
  readonly links: readonly Link[];
}

function readShape(model: Model, same: readonly NewNode[]): readonly Part[] {
  const said = same.flatMap(({ statements }) => statements);
  return [same[0]?.node ?? [], same[0]?.statements ?? []].flat().map(({ type: name, links }, index) => {
    const type = storedType(model, name);
    return { type, columns: columnsOf(type, index === 0 ? same.map(({ node }) => node) : said), links };
  });
}

/** The properties that any of the nodes has; in a row, the others are null. A part's id is no field, but is stored. */
function columnsOf(type: NodeType | PartType, nodes: readonly GraphNode[]): readonly Column[] {
  const given = new Set<string>();
  for (const { properties } of nodes) for (const name in properties) given.add(name);
  const fields = fieldsOf(type, 'property').filter(({ name }) => given.delete(name));
  return [
    ...fields.map(({ name, type: { name: scalar } }) => ({ name, isFloat: scalar === 'Float' })),
    ...[...given].sort().map((name) => ({ name, isFloat: false })),
  ];
}

function textOf(model: Model, shape: readonly Part[], shared: ReadonlyMap<string, string>): string {
  let places = 0;
  const next = (): string => `r[${places++}]`;
  const ends: string[] = [];
  const created: string[] = [];
  for (const [index, { type, columns, links }] of shape.entries()) {
    const values = columns.map(({ name, isFloat }) => [name, isFloat ? floatOf(next()) : next()]);
    created.push(`CREATE ${node(`n${index}`, type.label, Object.fromEntries(values))}`);
    const relations = new Map(ownRelations(type).map((field) => [field.name, field]));
    for (const link of links) {
      let end = shared.get(link.to);
      if (isOnFirst(link, index)) end = 'n0';
      if (end === undefined) {
        end = `b${ends.length}`;
        ends.push(`MATCH ${node(end, storedType(model, link.type).label, { id: next() })}`);
      }
      created.push(`CREATE ${node(`n${index}`)}${outgoing(relations.get(link.field)?.relationship ?? '')}${node(end)}`);
    }
  }
  return [...ends, ...created].join(' ');
}

const isOnFirst = ({ field }: Link, index: number): boolean => index > 0 && field === 'subject';

/** The values of a row, in the order of the text. */
function rowOf(shape: readonly Part[], { node, statements }: NewNode): readonly ParamValue[] {
  const row: ParamValue[] = [];
  for (const [index, { columns }] of shape.entries()) {
    const one = index === 0 ? node : statements[index - 1];
    if (!one) continue;
    for (const { name } of columns) row.push(one.properties[name] ?? null);
    for (const link of one.links) if (!isShared(link) && !isOnFirst(link, index)) row.push(link.to);
  }
  return row;
}
