import { batched, node, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import type { Rulings } from '../projection/clusters.ts';

/** The label of decisions on pairs of ids. Not in the model, so no query returns them. */
export const DECISION_LABEL = 'EntenteDecision';

/** A decision on two ids, and which of them is kept where they are the same. */
export interface Decision {
  readonly keep: string;
  readonly join: string;
  readonly decision: 'same' | 'different';
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

/** Reads what people decided, as far as the graph stores it. */
export async function readRulings(graph: GraphPort): Promise<Rulings> {
  return rulingsOf(await readDecisions(graph));
}

/** What decisions come to, with chains of joins followed to their end. */
export function rulingsOf(decisions: readonly Decision[]): Rulings {
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
  const apart = decisions.filter(({ decision }) => decision === 'different');
  return { into, kept: new Set(into.values()), apart };
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
