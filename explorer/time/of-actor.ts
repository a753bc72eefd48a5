import { actorKind, type ExplorerState, type Picture, partiesOf } from '../state/index.ts';

/**
 * Whose timeline is shown: the selected actor, and then the same as long as it is drawn; else of the selected fact the party whose
 * facts are drawn; else the first that was asked for and is there.
 */
export function timelineActor(
  { selected, roots, expanded }: ExplorerState,
  { facts, nodes, unknown }: Picture,
  before: string | undefined,
): string | undefined {
  if (selected !== null && actorKind(selected) !== undefined) return selected;
  const there = roots.filter((id) => !unknown.includes(id));
  if (before !== undefined && [...there, ...nodes.map(({ id }) => id)].includes(before)) return before;
  const fact = selected === null ? undefined : facts[selected];
  const parties = fact ? partiesOf(fact).map(({ actor }) => actor.id) : [];
  return parties.find((id) => roots.includes(id)) ?? parties.find((id) => expanded[id] !== undefined) ?? there[0];
}
