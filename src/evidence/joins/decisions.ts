import { batched, node, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';

/** The label of decisions on pairs of ids. Not in the model, so no query returns them. */
export const DECISION_LABEL = 'EntenteDecision';

/** A decision on two ids, and which of them is kept where they are the same. */
export interface Decision {
  readonly keep: string;
  readonly join: string;
  readonly decision: 'same' | 'different';
}

/** Which ids were joined into which. */
export interface Joins {
  /** The id that remains, by each id that was joined away. */
  readonly into: ReadonlyMap<string, string>;
  /** The ids that remain. */
  readonly kept: ReadonlySet<string>;
}

/** Reads the decisions that the graph stores. */
export async function readDecisions(graph: GraphPort): Promise<readonly Decision[]> {
  const text = `MATCH ${node('d', DECISION_LABEL)} RETURN ${properties('d', ['keep', 'join', 'decision'])} ORDER BY ${property('d', 'id')}`;
  const rows = await graph.read({ text, params: {} });
  return rows.map(([keep, join, decision]) => ({
    keep: String(keep),
    join: String(join),
    decision: decision === 'same' ? 'same' : 'different',
  }));
}

/** Reads the joins that the graph stores. */
export async function readJoins(graph: GraphPort): Promise<Joins> {
  return joinsOf(await readDecisions(graph));
}

/** The joins among decisions, with chains followed to their end. */
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

/** Writes decisions, each in place of an earlier one on the same pair. */
export function decisionWrites(decisions: readonly Decision[]): readonly GraphStatement[] {
  return batched(
    `MERGE ${node('d', DECISION_LABEL, { id: 'r.id' })} SET d = r.props`,
    decisions.map(({ keep, join, decision }) => {
      const id = pairKey(keep, join);
      return { id, props: { id, keep, join, decision } };
    }),
  );
}

/** Deletes decisions. */
export function forgetWrites(decisions: readonly Decision[]): readonly GraphStatement[] {
  return batched(
    `MATCH ${node('d', DECISION_LABEL, { id: 'r' })} DELETE d`,
    decisions.map(({ keep, join }) => pairKey(keep, join)),
  );
}

/** One key for two ids in either order. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);
