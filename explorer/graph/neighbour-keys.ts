import type { Point } from '../state/index.ts';
import type { Places } from './scene-types.ts';

/** The arrow keys, as directions in the graph: y points upwards. */
const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

export const isDirection = (key: string): boolean => Object.hasOwn(DIRECTIONS, key);

/** How far aside still counts as that direction: the cosine of 70 degrees. */
const ASIDE = 0.34;

/** The nearest of some nodes in the direction of an arrow key; what lies aside counts as farther. */
export function nextTowards(key: string, from: Point, ids: Iterable<string>, places: Places): string | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  let best: { readonly id: string; readonly far: number } | null = null;
  for (const id of ids) {
    const place = places.get(id);
    if (!place) continue;
    const [dx, dy] = [place.x - from.x, place.y - from.y];
    const length = Math.hypot(dx, dy);
    const cosine = length === 0 ? 0 : (dx * direction.x + dy * direction.y) / length;
    if (cosine < ASIDE) continue;
    const far = length / cosine ** 2;
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id ?? null;
}
