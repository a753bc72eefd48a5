import { actorKind, type ExplorerState, type Picture } from '../../state/index.ts';

/** The country of the map: the one chosen, else the first that was asked for, else the one with most facts drawn. */
export function focusOf({ center, roots }: ExplorerState, { nodes }: Picture): string | undefined {
  const asked = [center, ...roots].find((id) => id !== null && actorKind(id) === 'Country');
  if (asked) return asked;
  const drawn = nodes.filter(({ kind }) => kind === 'Country');
  return drawn.toSorted((one, other) => other.degree - one.degree)[0]?.id;
}
