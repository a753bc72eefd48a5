import { assignments, batched, hop, node, property } from '../../cypher/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import { type Model, type NodeType, nodeType } from '../../model/index.ts';
import { VALUE_LISTS } from '../statements/value-lists.ts';
import { fieldsOf, type StoredProperties, type StoredValue } from '../stored/graph-node.ts';
import { mergeNodes } from '../writes/replacing-writes.ts';
import type { JoinGroup } from './join-groups.ts';
import { relationshipsOf, type TypeRelationship } from './type-relationships.ts';

/** A statement, and those of its values that are ids which are joined away. */
export interface NamingStatement {
  readonly id: string;
  readonly names: readonly string[];
}

/** Moves everything that the joined ids have to the one that is kept, and deletes them. Run in order. */
export function joinWrites(
  model: Model,
  type: NodeType,
  { keep, join }: JoinGroup,
  { properties, naming }: { readonly properties: StoredProperties; readonly naming: readonly NamingStatement[] },
): readonly GraphStatement[] {
  const rows = join.map((id) => ({ keep, join: id }));
  const statement = nodeType(model, 'Statement');
  const kept = `[v IN ${property('t', VALUE_LISTS.value)} | CASE WHEN v IN r.join THEN r.keep ELSE v END]`;
  return [
    ...mergeNodes(type, [{ type: type.name, id: keep, properties, links: [] }]),
    ...relationshipsOf(model, type).flatMap((tie) => batched(moveText(type, tie), rows)),
    ...batched(
      `MATCH ${node('t', statement.label, { id: 'r.id' })} SET ${assignments('t', { [VALUE_LISTS.value]: kept })}`,
      naming.map(({ id }) => ({ id, join, keep })),
    ),
    ...batched(`MATCH ${node('j', type.label, { id: 'r.join' })} DETACH DELETE j`, rows),
  ];
}

/** Moves relationships of one kind. Nothing is duplicated, and in a relation to one the kept node's own stays. */
function moveText({ label }: NodeType, tie: TypeRelationship): string {
  const keys = Object.fromEntries(tie.keys.map((key) => [key, property('x', key)]));
  const filled = Object.fromEntries(
    tie.others.map((name) => [name, `coalesce(${property('y', name)}, ${property('x', name)})`]),
  );
  const vacant = tie.single ? ` WHERE NOT EXISTS { (k)${hop(tie)}() }` : '';
  return (
    `MATCH ${node('j', label, { id: 'r.join' })}${hop(tie, 'x')}${node('o', tie.label)} ` +
    `MATCH ${node('k', label, { id: 'r.keep' })}${vacant} MERGE (k)${hop(tie, 'y', keys)}(o)` +
    (tie.others.length === 0 ? '' : ` SET ${assignments('y', filled)}`)
  );
}

/**
 * The properties of a joined node: the kept node's own, missing ones from the others, and their names as aliases.
 * @param stored - the properties of the kept node and of the others, by name
 */
export function joinedProperties(
  type: NodeType,
  [kept, ...others]: readonly Readonly<Record<string, unknown>>[],
): StoredProperties {
  const all = [kept ?? {}, ...others];
  const joined: Record<string, StoredValue> = {};
  for (const field of fieldsOf(type, 'property')) {
    const values = all.map((one) => one[field.name]).filter((value) => value !== null && value !== undefined);
    if (field.list) {
      joined[field.name] = (values as string[][]).find((list) => list.length > 0) ?? [];
    } else if (values.length > 0) {
      const [value] = values;
      joined[field.name] = field.type.name === 'Int' ? BigInt(Number(value)) : (value as StoredValue);
    }
  }
  if (type.fields.has('aliases')) joined.aliases = aliasesOf(all);
  return joined;
}

/** All names but the one that the kept one goes by. */
function aliasesOf([kept, ...others]: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const names = [
    listOf(kept?.aliases),
    ...others.flatMap(({ name, aliases }) => [listOf([name].filter((one) => one !== undefined)), listOf(aliases)]),
  ];
  return [...new Set(names.flat())].filter((name) => name !== kept?.name);
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
