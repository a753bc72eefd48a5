import { batched, incoming, node, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { isActor, type Model, nodeType, relationOf } from '../../model/index.ts';
import type { PlannedChange } from '../change/change.ts';
import { disputedEnds } from '../conflicts/disputed-ends.ts';
import { type EntryValues, itemsOf, ownRelations } from '../entries/entry-schema.ts';
import { relationshipsOf } from '../joins/type-relationships.ts';
import type { Entity } from '../projection/settle.ts';
import type { StoredStatement } from '../statements/read-statements.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { vanished } from './vanished.ts';

/** What takes actors away. */
export interface Leaving {
  readonly change: PlannedChange;
  /** The statements that the change removes. */
  readonly stale: readonly StoredStatement[];
}

/** Those of the actors that a change deletes to which something refers that stays. */
export async function namedByOthers(
  graph: GraphPort,
  model: Model,
  { change, stale }: Leaving,
): Promise<ReadonlySet<string>> {
  const ids = vanished(change).filter((id) => isActor(typeOfId(model, id)));
  if (ids.length === 0) return new Set();
  const { before, after } = change;
  // What the change settles refers to what it then comes to, which the graph does not say yet.
  const settled = new Set([...before.entities.keys(), ...stale.map(({ id }) => id)]);
  const named = new Set(
    [...after.entities.values()].flatMap((entity) => [...endsOf(model, entity), ...disputed(entity)]),
  );
  for (const { id, by } of await references(graph, model, ids)) if (!settled.has(by)) named.add(id);
  // A statement may name an actor whom another one, that stands before it, keeps from being an end of the fact.
  for (const { fact, end } of await disputedEnds(graph, model)) if (!settled.has(fact)) named.add(end);
  return new Set(ids.filter((id) => named.has(id)));
}

/** The actors that a fact refers to. */
const endsOf = (model: Model, { type, values }: Entity): readonly string[] =>
  ownRelations(type).flatMap(({ name, target }) => {
    if (model.parts.has(target)) return [];
    const edge = model.edges.get(target);
    return itemsOf(values[name]).map((item) => String(edge ? (item as EntryValues)[edge.target.field] : item));
  });

const disputed = ({ conflicts }: Entity): readonly string[] =>
  conflicts.flatMap(({ values }) => values.map(({ value }) => value));

interface Reference {
  readonly id: string;
  /** The fact or the statement that refers to it. */
  readonly by: string;
}

/** What refers to actors in the graph, apart from the statements and conflicts about them. */
async function references(graph: GraphPort, model: Model, ids: readonly string[]): Promise<readonly Reference[]> {
  const about = relationOf(nodeType(model, 'Statement'), 'subject').relationship;
  const over = relationOf(nodeType(model, 'Conflict'), 'subject').relationship;
  const found: Reference[] = [];
  for (const [type, some] of groupBy(ids, (id) => typeOfId(model, id))) {
    const ties = relationshipsOf(model, type).filter(
      ({ direction, relationship }) => direction === 'IN' && relationship !== about && relationship !== over,
    );
    for (const { relationship, label } of ties) {
      const text =
        `MATCH ${node('n', type.label, { id: 'r' })}${incoming(relationship)}${node('x', label)} ` +
        `RETURN ${property('n', 'id')}, ${property('x', 'id')}`;
      const rows = await Promise.all(batched(text, some).map((read) => graph.read(read)));
      found.push(...rows.flat().map(([id, by]) => ({ id: String(id), by: String(by) })));
    }
  }
  return found;
}
