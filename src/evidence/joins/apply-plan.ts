import { batched, hop, incoming, node, outgoing, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import { isFact, type Model, nodeType, relationOf } from '../../model/index.ts';
import { planChange } from '../change/change.ts';
import { disputedEnds } from '../conflicts/disputed-ends.ts';
import type { Rulings } from '../projection/clusters.ts';
import { NAMED_PROPERTIES } from '../statements/statement.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { type Decision, decisionWrites, forgetWrites, pairKey, readDecisions, rulingsOf } from './decisions.ts';
import type { Plan } from './join-plan.ts';
import { relationshipsOf } from './type-relationships.ts';

/**
 * Applies a plan: each decision in its own transaction, together with what it changes. After an interruption, apply the same
 * plan again to do the rest.
 * @throws {GraphError} as the port does.
 */
export async function applyPlan(graph: GraphPort, model: Model, plan: Plan): Promise<void> {
  let decisions = await readDecisions(graph);
  const steps: readonly Step[] = [
    ...plan.forgotten.map((decision) => ({ forget: decision })),
    ...plan.different.map((decision) => ({ make: decision })),
    ...plan.groups.flatMap(({ keep, join }) =>
      join.map((one): Step => ({ make: { keep, join: one, decision: 'same' } })),
    ),
  ];
  for (const [index, step] of steps.entries()) {
    const next = afterStep(decisions, step);
    const writes = await stepWrites(graph, model, step, { before: rulingsOf(decisions), after: rulingsOf(next) });
    // Only the last one waits for the disk: after a crash, the others are applied again.
    await graph.write(writes, { savedLater: index < steps.length - 1 });
    decisions = next;
  }
}

/** A decision that is made, in place of an earlier one on the same pair, or one that is forgotten. */
type Step = { readonly make: Decision } | { readonly forget: Decision };

function afterStep(decisions: readonly Decision[], step: Step): readonly Decision[] {
  const { keep, join } = 'make' in step ? step.make : step.forget;
  const others = decisions.filter((one) => pairKey(one.keep, one.join) !== pairKey(keep, join));
  return 'make' in step ? [...others, step.make] : others;
}

interface Turn {
  readonly before: Rulings;
  readonly after: Rulings;
}

async function stepWrites(
  graph: GraphPort,
  model: Model,
  step: Step,
  { before, after }: Turn,
): Promise<readonly GraphStatement[]> {
  const decision = 'make' in step ? step.make : step.forget;
  const { keep, join } = decision;
  const record = 'make' in step ? decisionWrites([decision]) : forgetWrites([decision]);
  const ids = [...new Set([keep, join].flatMap((id) => [id, before.into.get(id) ?? id, after.into.get(id) ?? id]))];
  const facts = await factsOf(graph, model, ids);
  const change = await planChange(
    graph,
    { model, rulings: after, rulingsBefore: before, precedenceOf: () => undefined },
    { subjects: [...ids, ...facts] },
  );
  const words = await wordsOf(graph, model, ids, after);
  return [...words.cut, ...change.writes, ...words.tie, ...record];
}

/** The facts in which actors take part, or would by some statement. */
async function factsOf(graph: GraphPort, model: Model, ids: readonly string[]): Promise<readonly string[]> {
  const facts = new Set([...model.nodes.values()].filter(isFact).map(({ label }) => label));
  const found = new Set<string>();
  for (const [type, some] of groupBy(ids, (id) => typeOfId(model, id))) {
    for (const tie of relationshipsOf(model, type).filter(
      ({ direction, label }) => direction === 'IN' && facts.has(label),
    )) {
      const text = `MATCH ${node('n', type.label, { id: 'r' })}${hop(tie)}${node('f', tie.label)} RETURN DISTINCT ${property('f', 'id')}`;
      const rows = await Promise.all(batched(text, some).map((read) => graph.read(read)));
      for (const [id] of rows.flat()) found.add(String(id));
    }
  }
  for (const { fact, end } of await disputedEnds(graph, model)) if (ids.includes(end)) found.add(fact);
  return [...found];
}

/** Moves the words of actors, and what outlets carried, to those that stand for them now: cut first, then tie again. */
async function wordsOf(
  graph: GraphPort,
  model: Model,
  ids: readonly string[],
  { into }: Rulings,
): Promise<{ readonly cut: readonly GraphStatement[]; readonly tie: readonly GraphStatement[] }> {
  const statement = nodeType(model, 'Statement');
  const cut: GraphStatement[] = [];
  const tie: GraphStatement[] = [];
  for (const [field, named] of Object.entries(NAMED_PROPERTIES)) {
    const { relationship } = relationOf(statement, field);
    for (const [type, some] of groupBy(ids, (id) => typeOfId(model, id))) {
      const text =
        `MATCH ${node('n', type.label, { id: 'r' })}${incoming(relationship)}${node('t', statement.label)} ` +
        `RETURN ${property('t', 'id')}, ${property('t', named)}, ${property('n', 'id')}`;
      const rows = (await Promise.all(batched(text, some).map((read) => graph.read(read)))).flat();
      const moves = rows
        .map(([id, name, now]) => ({ id: String(id), from: String(now), to: into.get(String(name)) ?? String(name) }))
        .filter(({ from, to }) => from !== to);
      const own = node('t', statement.label, { id: 'r.id' });
      cut.push(...batched(`MATCH ${own}${outgoing(relationship, 'x')}${node('', type.label)} DELETE x`, moves));
      tie.push(
        ...batched(
          `MATCH ${own} MATCH ${node('b', type.label, { id: 'r.to' })} CREATE (t)${outgoing(relationship)}(b)`,
          moves,
        ),
      );
    }
  }
  return { cut, tie };
}
