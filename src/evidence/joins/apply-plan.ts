import { batched, node, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import { type Model, type NodeType, nodeType } from '../../model/index.ts';
import { conflictWrites } from '../conflicts/conflict-writes.ts';
import { findConflicts, type Statement } from '../conflicts/conflicts.ts';
import { formerSubjects, storedStatements } from '../statements/stored-statements.ts';
import { VALUE_LISTS } from '../statements/value-lists.ts';
import { fieldsOf, typeOfId } from '../stored/graph-node.ts';
import { decisionWrites, forgetWrites } from './decisions.ts';
import type { JoinGroup } from './join-groups.ts';
import type { Plan } from './join-plan.ts';
import { joinedProperties, joinWrites, type NamingStatement } from './join-writes.ts';

/** How long a scan of all statements may take, in milliseconds: longer than a request may. */
const TIMEOUT_MS = 300_000;

/**
 * Applies a plan: joins each group in its own transaction, and stores which ids are different. After an interruption,
 * apply the same plan again to do the rest.
 * @throws {GraphError} as the port does.
 */
export async function applyPlan(graph: GraphPort, model: Model, { groups, different, forgotten }: Plan): Promise<void> {
  const decisions = [...forgetWrites(forgotten), ...decisionWrites(different)];
  if (decisions.length > 0) await graph.write(decisions);
  const naming = await namingStatements(graph, model, groups);
  // Only the last one waits for the disk: after a crash, the groups are joined again.
  for (const [index, group] of groups.entries()) {
    const savedLater = index < groups.length - 1;
    await graph.write(await groupWrites(graph, model, group, naming), { savedLater });
  }
}

async function groupWrites(
  graph: GraphPort,
  model: Model,
  group: JoinGroup,
  allNaming: readonly NamingStatement[],
): Promise<readonly GraphStatement[]> {
  const { keep, join } = group;
  const type = typeOfId(model, keep);
  const naming = allNaming.filter(({ names }) => names.some((name) => join.includes(name)));
  const named = await formerSubjects(
    graph,
    model,
    naming.map(({ id }) => id),
  );
  const subjects = [...new Set([keep, ...join, ...named])];
  const stated = (await storedStatements(graph, model, subjects)).map((one) => asKept(group, one));
  const properties = joinedProperties(type, await storedProperties(graph, type, [keep, ...join]));
  return [
    // Conflicts go first over those that are deleted: there are none left that would be moved.
    ...conflictWrites(model, subjects, findConflicts(model, stated)),
    ...joinWrites(model, type, group, { properties, naming }),
    ...decisionWrites(join.map((id) => ({ keep, join: id, decision: 'same' }))),
  ];
}

/** The statement as it reads once the group is joined. */
function asKept({ keep, join }: JoinGroup, stated: Statement): Statement {
  const kept = (id: string): string => (join.includes(id) ? keep : id);
  return { ...stated, subject: kept(stated.subject), value: kept(stated.value) };
}

/** Reads the statements that have an id which is joined away among their values. */
async function namingStatements(
  graph: GraphPort,
  model: Model,
  groups: readonly JoinGroup[],
): Promise<readonly NamingStatement[]> {
  const joined = new Set(groups.flatMap(({ join }) => join));
  const prefixes = new Set(groups.map(({ keep }) => `${typeOfId(model, keep).prefix}:`));
  const label = nodeType(model, 'Statement').label;
  const values = property('t', VALUE_LISTS.value);
  const found: NamingStatement[] = [];
  for (const prefix of prefixes) {
    const text = `MATCH ${node('t', label)} WHERE any(v IN ${values} WHERE v STARTS WITH $prefix) RETURN ${property('t', 'id')}, ${values}`;
    const rows = await graph.read({ text, params: { prefix } }, { timeoutMs: TIMEOUT_MS });
    for (const [id, list] of rows) {
      const names = (list as readonly string[]).filter((value) => joined.has(value));
      if (names.length > 0) found.push({ id: String(id), names });
    }
  }
  return found;
}

/** Reads the properties of nodes, in the order of the ids given. */
async function storedProperties(
  graph: GraphPort,
  type: NodeType,
  ids: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const names = fieldsOf(type, 'property').map(({ name }) => name);
  const text = `MATCH ${node('n', type.label, { id: 'r' })} RETURN ${properties('n', names)}`;
  const rows = (await Promise.all(batched(text, ids).map((read) => graph.read(read)))).flat();
  const nodes = rows.map(
    (row): Readonly<Record<string, unknown>> => Object.fromEntries(names.map((name, index) => [name, row[index]])),
  );
  return ids.map((id) => nodes.find((node) => node.id === id) ?? { id });
}
