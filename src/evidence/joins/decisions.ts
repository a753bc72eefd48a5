import { batched, node, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';

/** The label of what was decided on pairs. It is no type of the model: no question finds it. */
export const DECISION_LABEL = 'EntenteDecision';

/** What was decided on two ids; of those that are the same, which one is kept. */
export interface Decision {
  readonly keep: string;
  readonly join: string;
  readonly decision: 'same' | 'different';
}

/** Where ids that were joined away have gone. */
export interface Joins {
  /** By each id that was joined away, the id that stands for it in the end. */
  readonly into: ReadonlyMap<string, string>;
  /** The ids that others were joined to, and that are there. */
  readonly kept: ReadonlySet<string>;
}

/** The decisions that the graph remembers. */
export async function readDecisions(graph: GraphPort): Promise<readonly Decision[]> {
  const text = `MATCH ${node('d', DECISION_LABEL)} RETURN ${properties('d', ['keep', 'join', 'decision'])} ORDER BY ${property('d', 'id')}`;
  const rows = await graph.read({ text, params: {} });
  return rows.map(([keep, join, decision]) => ({
    keep: String(keep),
    join: String(join),
    decision: decision === 'same' ? 'same' : 'different',
  }));
}

/** The joins that the graph remembers. */
export async function readJoins(graph: GraphPort): Promise<Joins> {
  return joinsOf(await readDecisions(graph));
}

/** The joins among decisions, chains of them followed to their end. */
export function joinsOf(decisions: readonly Decision[]): Joins {
  const next = new Map(decisions.flatMap(({ keep, join, decision }) => (decision === 'same' ? [[join, keep]] : [])));
  const endOf = (id: string): string => {
    const passed = new Set<string>();
    let end = id;
    for (let to = next.get(end); to !== undefined && !passed.has(to); to = next.get(end)) {
      passed.add(end);
      end = to;
    }
    return end;
  };
  const into = new Map([...next.keys()].map((id) => [id, endOf(id)]));
  return { into, kept: new Set(into.values()) };
}

/** The statements by which the graph remembers decisions; an earlier one on the same two makes way. */
export function decisionWrites(decisions: readonly Decision[]): readonly GraphStatement[] {
  return batched(
    `MERGE ${node('d', DECISION_LABEL, { id: 'r.id' })} SET d = r.props`,
    decisions.map(({ keep, join, decision }) => {
      const id = pairKey(keep, join);
      return { id, props: { id, keep, join, decision } };
    }),
  );
}

/** The statements by which the graph forgets decisions. */
export function forgetWrites(decisions: readonly Decision[]): readonly GraphStatement[] {
  return batched(
    `MATCH ${node('d', DECISION_LABEL, { id: 'r' })} DELETE d`,
    decisions.map(({ keep, join }) => pairKey(keep, join)),
  );
}

/** Two ids as one key, whatever their order. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);
