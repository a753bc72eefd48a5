import type { Point } from '../state/index.ts';
import type { Places, Scene } from './scene-types.ts';
import { seeded } from './seeded.ts';

/** How far a node begins from the one it is tied to, in units of the graph. */
export const NEAR = 90;

/** Where new nodes begin: around a neighbour that has a place, or else around the middle. The known stay out. */
export function startPlaces(scene: Pick<Scene, 'nodes' | 'edges'>, known: Places): ReadonlyMap<string, Point> {
  const neighbours = neighboursOf(scene);
  const started = new Map<string, Point>();
  const placeOf = (id: string): Point | undefined => known.get(id) ?? started.get(id);
  const reached = scene.nodes.filter(({ id }) => known.has(id)).map(({ id }) => id);
  // The most tied first: what is around them then begins around them.
  const rest = scene.nodes.toSorted((left, right) => right.degree - left.degree || (left.id < right.id ? -1 : 1));
  for (const { id } of rest) {
    spread(reached, neighbours, placeOf, started);
    if (placeOf(id)) continue;
    started.set(id, around({ x: 0, y: 0 }, id, NEAR * Math.sqrt(scene.nodes.length) * 0.5));
    reached.push(id);
  }
  spread(reached, neighbours, placeOf, started);
  return started;
}

/** From what has a place to its neighbours, and to theirs. */
function spread(
  queue: string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  placeOf: (id: string) => Point | undefined,
  started: Map<string, Point>,
): void {
  let at = 0;
  while (at < queue.length) {
    const id = queue[at++] ?? '';
    const place = placeOf(id) ?? { x: 0, y: 0 };
    for (const other of neighbours.get(id) ?? []) {
      if (placeOf(other)) continue;
      started.set(other, around(place, other, NEAR));
      queue.push(other);
    }
  }
  queue.length = 0;
}

function around({ x, y }: Point, id: string, radius: number): Point {
  const angle = 2 * Math.PI * seeded(id);
  const length = radius * (0.6 + 0.8 * seeded(`${id} length`));
  return { x: x + length * Math.cos(angle), y: y + length * Math.sin(angle) };
}

/** Who is tied to whom. */
export function neighboursOf({ edges }: Pick<Scene, 'edges'>): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = neighbours.get(from);
    if (known) known.add(to);
    else neighbours.set(from, new Set([to]));
  };
  for (const { from, to } of edges) {
    add(from, to);
    add(to, from);
  }
  return new Map([...neighbours].map(([id, others]) => [id, [...others].toSorted()]));
}
