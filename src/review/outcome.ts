import { batched, hop, node, property } from '../cypher/index.ts';
import { type Plan, relationshipsOf, typeOfId } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';

/** For each id that is joined into another, the number of its relationships that move, by relation. */
export type Moves = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Counts the relationships that a plan moves. Call it before applying the plan.
 * @throws {GraphError} as the port does.
 */
export async function movesOf(graph: GraphPort, model: Model, { groups }: Plan): Promise<Moves> {
  const moves = new Map<string, Map<string, number>>();
  for (const { keep, join } of groups) {
    const type = typeOfId(model, keep);
    for (const tie of relationshipsOf(model, type)) {
      const pattern = `${node('j', type.label, { id: 'r' })}${hop(tie, 'x')}${node('', tie.label)}`;
      for (const read of batched(`MATCH ${pattern} RETURN ${property('j', 'id')}, count(x)`, join)) {
        for (const [id, count] of await graph.read(read)) {
          const counts = moves.get(String(id)) ?? new Map<string, number>();
          moves.set(String(id), counts.set(tie.name, Number(count)));
        }
      }
    }
  }
  return moves;
}

/** Describes what applying a plan changes, or would change in a dry run. */
export function outcomeLines({ groups, different, forgotten }: Plan, moves: Moves, dryRun: boolean): readonly string[] {
  const joined = groups.reduce((sum, { join }) => sum + join.length, 0);
  const parted = forgotten.filter(({ decision }) => decision === 'same');
  if (joined + different.length + parted.length === 0)
    return ['All decisions were applied before: nothing was written'];
  const lines = groups.flatMap(({ keep, join }) =>
    join.map((id) => `  ${id} -> ${keep}${describeMoves(moves.get(id))}`),
  );
  const apart = different.map(({ keep, join }) => `  ${keep} <> ${join}`);
  const apartAgain = parted.map(({ keep, join }) => `  ${join} taken apart from ${keep}`);
  const [join, record] = dryRun ? ['would be joined', 'would be recorded'] : ['joined', 'recorded'];
  return [
    `${joined} ${join} into ${groups.length}, ${different.length} pairs ${record} as different${dryRun ? '; nothing was written' : ''}`,
    ...lines,
    ...apartAgain,
    ...apart,
  ];
}

function describeMoves(counts: ReadonlyMap<string, number> | undefined): string {
  const moved = [...(counts ?? [])].filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`);
  return moved.length === 0 ? '' : ` (${moved.join(', ')})`;
}

/** Describes which decisions are taken back. */
export function undoneLines({ forgotten }: Plan, dryRun: boolean): readonly string[] {
  if (forgotten.length === 0) return ['The graph has none of these decisions: nothing was written'];
  const verb = dryRun ? 'would be taken back; nothing was written' : 'taken back';
  const mark = { same: '->', different: '<>' } as const;
  return [
    `${forgotten.length} decisions ${verb}`,
    ...forgotten.map(({ keep, join, decision }) => `  ${join} ${mark[decision]} ${keep}`),
  ];
}
