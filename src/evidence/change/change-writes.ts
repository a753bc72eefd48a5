import { assignments, batched, node, outgoing, property } from '../../cypher/index.ts';
import { groupBy, nfc } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import { type Model, type NodeType, nodeType, relationOf } from '../../model/index.ts';
import { conflictWrites } from '../conflicts/conflict-writes.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import type { Rulings } from '../projection/clusters.ts';
import type { Entity, Settled } from '../projection/settle.ts';
import type { StoredStatement } from '../statements/read-statements.ts';
import {
  type Reading,
  ROWS_PROPERTY,
  RUNS_PROPERTY,
  readingProperties,
  type Statement,
  statementNode,
} from '../statements/statement.ts';
import { type GraphNode, storedType, typeOfId } from '../stored/graph-node.ts';
import { creatingWrites } from '../writes/creating-writes.ts';
import { replacingWrites } from '../writes/replacing-writes.ts';
import { isSettled } from './closure.ts';
import { entityNodes, isOther } from './entity-nodes.ts';
import { formerIdWrites } from './former-ids.ts';
import { type SomeFacts, takenBackAt, takenBackFrom } from './kept-writes.ts';

/** What changes, settled before and after. */
export interface Settlement {
  readonly model: Model;
  readonly rulings: Rulings;
  readonly before: Settled;
  readonly after: Settled;
  /** The statements that the graph has, by id. */
  readonly there: ReadonlyMap<string, StoredStatement>;
  /** The statements that are stated now, by id; some may be there. */
  readonly coming: ReadonlyMap<string, Statement>;
  readonly removed: readonly string[];
  /** Statements that are there and that other readings make from now on. */
  readonly reread: readonly StoredStatement[];
  /** Whether the graph is known to have nothing of this id. */
  readonly isNew: (id: string) => boolean;
  /** Whether the precedence of a source has changed, so that what is stored may be neither of the two. */
  readonly isReranked: boolean;
}

/** The writes that make the graph what the statements come to, to be run in order in one transaction. */
export function changeWrites(settlement: Settlement): readonly GraphStatement[] {
  const { model, after, removed, there } = settlement;
  const { created, changed } = entityChanges(settlement);
  const { plain, linked, replaced, moved } = statementChanges(settlement);
  // A row creates an actor or fact together with the statements about it.
  const fresh = new Set(created.map(({ id }) => id));
  const isAboutNew = ({ links }: GraphNode): boolean =>
    links.some(({ field, to }) => field === 'subject' && fresh.has(to));
  const gone = [...new Set([...there.values()].map(({ subject }) => subject))]
    .filter((id) => !after.entities.has(id))
    .map((id) => ({ id, type: typeOfId(model, id) }));
  const deleted = [
    ...groupBy(
      gone.filter(({ type }) => isSettled(type)),
      ({ type }) => type,
    ),
  ].map(([type, some]): SomeFacts => ({ type, ids: some.map(({ id }) => id) }));
  const replacing = [...groupBy(changed, ({ type }) => type)].flatMap(([name, some]): readonly SomeFacts[] => {
    const type = model.nodes.get(name);
    return type ? [{ type, ids: some.map(({ id }) => id) }] : [];
  });
  return [
    ...takenBackFrom(model, [...deleted, ...replacing]),
    ...creatingWrites([...created, ...plain.filter(isAboutNew)], model),
    ...replacingWrites(changed, model),
    ...creatingWrites(
      plain.filter((statement) => !isAboutNew(statement)),
      model,
    ),
    ...creatingWrites(linked, model),
    ...replacingWrites(replaced, model),
    ...moveWrites(model, moved),
    ...readingWrites(settlement),
    ...batched(`MATCH ${node('t', nodeType(model, 'Statement').label, { id: 'r' })} DETACH DELETE t`, removed),
    ...conflictChanges(settlement),
    ...deleted.flatMap(({ type, ids }) => deletions(model, type, ids)),
    ...takenBackAt(model, [...created, ...changed]),
    ...formerChanges(settlement),
  ];
}

/** The nodes of entities that are new, and of those that differ from before. */
function entityChanges({ model, before, after, isNew, isReranked }: Settlement): {
  readonly created: readonly GraphNode[];
  readonly changed: readonly GraphNode[];
} {
  const created: GraphNode[] = [];
  const changed: GraphNode[] = [];
  for (const entity of after.entities.values()) {
    if (!isSettled(entity.type)) continue;
    const nodes = entityNodes(model, entity);
    const earlier = before.entities.get(entity.id);
    if (!earlier && isNew(entity.id)) created.push(...nodes);
    else if (isReranked || !earlier || isOther(model, earlier, entity)) changed.push(...nodes);
  }
  return { created, changed };
}

interface Move {
  readonly statement: string;
  readonly from: string;
  readonly to: string;
}

/** The statements that are new, those that say something else under their id, and those that change their subject. */
function statementChanges({ model, rulings, after, there, coming }: Settlement) {
  const plain: GraphNode[] = [];
  const linked: GraphNode[] = [];
  const replaced: GraphNode[] = [];
  const moved: Move[] = [];
  const actorOf = (id: string): string => rulings.into.get(id) ?? id;
  for (const { id: subject, statements } of after.entities.values()) {
    for (const { id } of statements) {
      const [stored, now] = [there.get(id), coming.get(id)];
      if (now && !stored) {
        const own = statementNode(model, now, subject, actorOf);
        (own.links.length > 2 ? linked : plain).push(own);
      } else if (now && stored && !saysSame(stored, now)) {
        replaced.push(statementNode(model, now, subject, actorOf));
      } else if (stored && stored.subject !== subject) {
        moved.push({ statement: id, from: stored.subject, to: subject });
      }
    }
  }
  return { plain, linked, replaced, moved };
}

/** Whether a stored statement is as it would be written now. */
const saysSame = (stored: StoredStatement, now: Statement): boolean =>
  stored.basis === now.basis &&
  stored.locator === now.locator &&
  stored.source === now.source &&
  stored.summary === nfc(now.summary) &&
  JSON.stringify(stored.values) === JSON.stringify(now.values);

function moveWrites(model: Model, moved: readonly Move[]): readonly GraphStatement[] {
  const statement = nodeType(model, 'Statement');
  const { relationship } = relationOf(statement, 'subject');
  const labelsOf = ({ from, to }: Move): string => `${typeOfId(model, from).label} ${typeOfId(model, to).label}`;
  return [...groupBy(moved, labelsOf).values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const [from, to] = [typeOfId(model, first.from).label, typeOfId(model, first.to).label];
    const rows = some.map((one) => ({ statement: one.statement, to: one.to }));
    const own = node('t', statement.label, { id: 'r.statement' });
    return [
      ...batched(`MATCH ${own}${outgoing(relationship, 'x')}${node('', from)} DELETE x`, rows),
      ...batched(`MATCH ${own} MATCH ${node('b', to, { id: 'r.to' })} CREATE (t)${outgoing(relationship)}(b)`, rows),
    ];
  });
}

/** Notes which readings of files make the statements that were there already. */
function readingWrites({ model, there, coming, reread }: Settlement): readonly GraphStatement[] {
  const label = nodeType(model, 'Statement').label;
  const changed = [...coming.values(), ...reread].flatMap(({ id, locator, readings = [] }) => {
    const stored = there.get(id);
    return stored && readingsKey(stored.readings) !== readingsKey(readings) ? [{ id, locator, readings }] : [];
  });
  const names = [RUNS_PROPERTY, ROWS_PROPERTY];
  return batched(
    `MATCH ${node('t', label, { id: 'r.id' })} SET ${assignments('t', Object.fromEntries(['locator', ...names].map((name) => [name, property('r', name)])))}`,
    changed.map(({ id, locator, readings }) => ({
      id,
      locator: BigInt(locator),
      [ROWS_PROPERTY]: null,
      ...readingProperties(readings),
    })),
  );
}

const readingsKey = (readings: readonly Reading[]): string => readings.map(({ run, row }) => `${run}:${row}`).join();

/** Rewrites the conflicts of subjects for which they differ, or may. */
function conflictChanges({ model, before, after, there, isReranked }: Settlement): readonly GraphStatement[] {
  const known = [...before.entities.keys(), ...after.entities.keys(), ...[...there.values()].map((one) => one.subject)];
  const ids = [...new Set(known)].filter(
    (id) => isReranked || conflictKey(before.entities.get(id)) !== conflictKey(after.entities.get(id)),
  );
  const found = ids.flatMap((id) => after.entities.get(id)?.conflicts ?? []);
  return conflictWrites(model, ids, found);
}

const conflictKey = (entity: Entity | undefined): string => JSON.stringify(entity?.conflicts ?? []);

/** Deletes actors and facts with the parts that they own. */
function deletions(model: Model, type: NodeType, ids: readonly string[]): readonly GraphStatement[] {
  const parts = ownRelations(type).filter(({ target }) => model.parts.has(target));
  return [
    ...parts.flatMap(({ relationship, target }) =>
      batched(
        `MATCH ${node('', type.label, { id: 'r' })}${outgoing(relationship)}${node('p', storedType(model, target).label)} DETACH DELETE p`,
        ids,
      ),
    ),
    ...batched(`MATCH ${node('n', type.label, { id: 'r' })} DETACH DELETE n`, ids),
  ];
}

/** The ids that entities are called by beside their own: as the graph has them, and as they are now. */
function formerChanges({ after, there }: Settlement): readonly GraphStatement[] {
  const earlier = new Map([...there.values()].map(({ statedOf, subject }) => [statedOf, subject]));
  const now = new Map(
    [...after.entities.values()].flatMap(({ id, formerIds }) => formerIds.map((one): [string, string] => [one, id])),
  );
  const forgotten = [...earlier].filter(([id, standing]) => id !== standing && !now.has(id)).map(([id]) => id);
  return formerIdWrites(new Map([...now].filter(([id, standing]) => earlier.get(id) !== standing)), forgotten);
}
