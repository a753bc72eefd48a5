import { batched, hop, node, property } from '../cypher/index.ts';
import { type Plan, tiesOf, typeOfId } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';

/** What joins will move, or have moved: for each id that is joined away, how many relationships of which relation. */
export type Moves = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Counts what the ids have that a plan joins away; to be asked before it is applied.
 * @throws {GraphError} as the port does.
 */
export async function movesOf(graph: GraphPort, model: Model, { groups }: Plan): Promise<Moves> {
  const moves = new Map<string, Map<string, number>>();
  for (const { keep, join } of groups) {
    const type = typeOfId(model, keep);
    for (const tie of tiesOf(model, type)) {
      const text = `MATCH ${node('j', type.label, { id: 'r' })}${hop(tie, 'x')}${node('', tie.label)} RETURN ${property('j', 'id')}, count(x)`;
      for (const read of batched(text, join)) {
        for (const [id, count] of await graph.read(read)) {
          const counts = moves.get(String(id)) ?? new Map<string, number>();
          moves.set(String(id), counts.set(tie.name, Number(count)));
        }
      }
    }
  }
  return moves;
}

/** What a plan comes to, in lines. */
export function outcomeLines({ groups, different }: Plan, moves: Moves, dryRun: boolean): readonly string[] {
  const joined = groups.reduce((sum, { join }) => sum + join.length, 0);
  const lines = groups.flatMap(({ keep, join }) => join.map((id) => `  ${id} -> ${keep}${movedWords(moves.get(id))}`));
  const apart = different.map(({ keep, join }) => `  ${keep} <> ${join}`);
  const verb = dryRun ? 'would be' : 'are';
  if (joined + different.length === 0) return ['All that is decided there was applied before: nothing was written'];
  return [
    `${joined} ${verb} joined into ${groups.length}, ${different.length} pairs ${verb} remembered as different${dryRun ? '; nothing was written' : ''}`,
    ...lines,
    ...apart,
  ];
}

function movedWords(counts: ReadonlyMap<string, number> | undefined): string {
  const moved = [...(counts ?? [])].filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`);
  return moved.length === 0 ? '' : ` (${moved.join(', ')})`;
}
