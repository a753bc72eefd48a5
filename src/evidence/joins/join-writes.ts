import { assignments, batched, hop, node, property } from '../../cypher/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import { type Model, type NodeType, nodeType } from '../../model/index.ts';
import { fieldsOf, type StoredProperties, type StoredValue } from '../stored/graph-node.ts';
import { storedForm } from '../stored/stored-form.ts';
import { mergeNodes } from '../writes/replacing-writes.ts';
import type { JoinGroup } from './join-groups.ts';
import { relationshipsOf, type TypeRelationship } from './type-relationships.ts';

/** A statement whose value is an id that is joined away. */
export interface NamingStatement {
  readonly id: string;
  readonly value: string;
}

/** The statements that move all that ids have to the one that is kept, and delete them: to be run in order. */
export function joinWrites(
  model: Model,
  type: NodeType,
  { keep, join }: JoinGroup,
  { properties, naming }: { readonly properties: StoredProperties; readonly naming: readonly NamingStatement[] },
): readonly GraphStatement[] {
  const rows = join.map((id) => ({ keep, join: id }));
  const statement = nodeType(model, 'Statement');
  return [
    ...mergeNodes(type, [{ type: type.name, id: keep, properties, links: [] }]),
    ...relationshipsOf(model, type).flatMap((tie) => batched(moveText(type, tie), rows)),
    ...batched(
      `MATCH ${node('t', statement.label, { id: 'r.id' })} SET t += r.props`,
      naming.map(({ id }) => ({ id, props: storedForm(statement, { value: keep }) })),
    ),
    ...batched(`MATCH ${node('j', type.label, { id: 'r.join' })} DETACH DELETE j`, rows),
  ];
}

/** What there is already is not made twice; of a relation to one, what the kept node has stays. */
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
 * What the kept one has of its own, of the others what it lacks, and their names among its aliases.
 * @param stored - the properties of the kept one and of the others, by their names
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
