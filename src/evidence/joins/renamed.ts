import type { Model } from '../../model/index.ts';
import { choicesOf, joinedChoices } from '../entries/choices.ts';
import type { MappedEntry, MappedRow } from '../entries/entry.ts';
import { type EntryValues, itemsOf, ownRelations } from '../entries/entry-schema.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import type { Joins } from './decisions.ts';

/** A row whose entries name what stands for an id that was joined away, in its place. */
export function renamedRow(model: Model, row: MappedRow, joins: Joins): MappedRow {
  if (row.kind !== 'entries') return row;
  return { ...row, entries: row.entries.map((entry) => renamedEntry(model, entry, joins)) };
}

/** An actor of several entries is no longer one source's to set whole: an entry of it keeps what is there. */
function renamedEntry(model: Model, entry: MappedEntry, { into, kept }: Joins): MappedEntry {
  const id = into.get(entry.id) ?? entry.id;
  return {
    ...entry,
    id,
    ...(id === entry.id ? {} : { named: entry.id }),
    values: renamedValues(model, entry, into),
    statements: entry.statements.map((statement) => {
      const value = renamedId(statement.value, into);
      return value === statement.value ? statement : { ...statement, value };
    }),
    ...(kept.has(id) ? { merge: 'keep' as const } : {}),
  };
}

/** The values with other ids in their relations, also in those that have properties of their own. */
function renamedValues(model: Model, { type, values }: MappedEntry, into: Joins['into']): EntryValues {
  const renamed: Record<string, unknown> = { ...values };
  for (const { name, target, many } of ownRelations(type)) {
    const value = values[name];
    if (value === null || value === undefined || model.parts.has(target)) continue;
    const edge = model.edges.get(target);
    const items = itemsOf(value).map((item) => {
      if (!edge) return renamedId(String(item), into);
      const { [edge.target.field]: far, ...properties } = item as EntryValues;
      return { ...properties, [edge.target.field]: renamedId(String(far), into) };
    });
    renamed[name] = many ? distinct(items) : items[0];
  }
  return renamed;
}

/** What stands for an id that was joined away, also among ids of which one is meant. */
function renamedId(id: string, into: Joins['into']): string {
  const ids = choicesOf(id);
  return ids.some((one) => into.has(one)) ? joinedChoices([...new Set(ids.map((one) => into.get(one) ?? one))]) : id;
}

/** Two items may have become one. */
const distinct = (items: readonly unknown[]): readonly unknown[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Nodes that are written whole, with other ids in their place, and those that must keep what the graph has of them. */
export interface RenamedNodes {
  readonly whole: readonly GraphNode[];
  readonly kept: readonly GraphNode[];
}

/** As `renamedRow`, for the nodes of a seed. */
export function renamedNodes(nodes: readonly GraphNode[], { into, kept }: Joins): RenamedNodes {
  if (into.size === 0) return { whole: nodes, kept: [] };
  const renamed = nodes.map((node): GraphNode => {
    const { value } = node.properties;
    const other = node.type === 'Statement' && typeof value === 'string' ? into.get(value) : undefined;
    const id = into.get(node.id) ?? node.id;
    return {
      ...node,
      id,
      properties: { ...node.properties, id, ...(other === undefined ? {} : { value: other }) },
      links: node.links.map((link) => ({ ...link, to: into.get(link.to) ?? link.to })),
    };
  });
  // What the seed says under the id that is kept comes before what it says under others.
  const own = new Set(nodes.map(({ id }) => id));
  const keeping = nodes.flatMap((node, index) => {
    const changed = renamed[index];
    return changed && kept.has(changed.id) ? [{ changed, first: own.has(changed.id) && node.id === changed.id }] : [];
  });
  return {
    whole: renamed.filter(({ id }) => !kept.has(id)),
    kept: keeping.toSorted((a, b) => Number(b.first) - Number(a.first)).map(({ changed }) => changed),
  };
}
