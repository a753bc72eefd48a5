import type { Model } from '../../model/index.ts';
import { choicesOf, joinedChoices } from '../entries/choices.ts';
import type { MappedEntry, MappedRow } from '../entries/entry.ts';
import { type EntryValues, itemsOf, ownRelations } from '../entries/entry-schema.ts';
import { VALUE_LISTS } from '../statements/value-lists.ts';
import type { GraphNode, StoredProperties } from '../stored/graph-node.ts';
import type { Joins } from './decisions.ts';

/** Replaces ids that were joined away in the entries of a row. */
export function renamedRow(model: Model, row: MappedRow, joins: Joins): MappedRow {
  if (row.kind !== 'entries') return row;
  return { ...row, entries: row.entries.map((entry) => renamedEntry(model, entry, joins)) };
}

/** An actor that others were joined into has several sources, so an entry may only fill what it lacks. */
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

/** Replaces ids in relations, those with properties included. */
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

/** Replaces an id that was joined away, also within a choice of ids. */
function renamedId(id: string, into: Joins['into']): string {
  const ids = choicesOf(id);
  return ids.some((one) => into.has(one)) ? joinedChoices([...new Set(ids.map((one) => into.get(one) ?? one))]) : id;
}

/** Drops items that have become equal. */
const distinct = (items: readonly unknown[]): readonly unknown[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** The values of a statement, with ids replaced. */
function renamedList({ type, properties }: GraphNode, into: Joins['into']): StoredProperties {
  const values = properties[VALUE_LISTS.value];
  if (type !== 'Statement' || !Array.isArray(values)) return {};
  return { [VALUE_LISTS.value]: values.map((value: string) => into.get(value) ?? value) };
}

/** Nodes with ids replaced: those to write whole, and those that must keep what the graph has. */
export interface RenamedNodes {
  readonly whole: readonly GraphNode[];
  readonly kept: readonly GraphNode[];
}

/** Replaces ids that were joined away in the nodes of a seed. */
export function renamedNodes(nodes: readonly GraphNode[], { into, kept }: Joins): RenamedNodes {
  if (into.size === 0) return { whole: nodes, kept: [] };
  const renamed = nodes.map((node): GraphNode => {
    const id = into.get(node.id) ?? node.id;
    return {
      ...node,
      id,
      properties: { ...node.properties, ...renamedList(node, into), id },
      links: node.links.map((link) => ({ ...link, to: into.get(link.to) ?? link.to })),
    };
  });
  // Entries under the id that is kept take precedence over those under others.
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
