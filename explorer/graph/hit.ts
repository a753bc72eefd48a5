import type { Point } from '../state/index.ts';
import { type Curve, curveOf, onScreen, pointAt, type View } from './geometry.ts';
import type { Places, SceneEdge } from './scene-types.ts';

/** How far beside an edge still points at it, in points of the screen. */
const REACH = 5;
const PARTS = 12;

/**
 * The edge that is nearest to a point of the screen, if one is near. Computed here, since reading what WebGL drew where
 * makes the page wait for the graphics card, and on a computer without one for a whole frame.
 */
export function edgeAt(edges: readonly SceneEdge[], places: Places, view: View, point: Point): string | null {
  let best: { readonly id: string; readonly far: number } | null = null;
  for (const edge of edges) {
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    if (!from || !to) continue;
    const curve = curveOf(onScreen(view, from), onScreen(view, to), edge.curvature);
    const reach = REACH + (edge.width * view.sizes) / 2;
    if (!mayReach(curve, point, reach)) continue;
    const far = distanceTo(curve, point) - (edge.width * view.sizes) / 2;
    if (far <= REACH && (!best || far < best.far)) best = { id: edge.id, far };
  }
  return best?.id ?? null;
}

/** Whether a point is in the box around the three points of a curve: most edges end here. */
const mayReach = ({ from, control, to }: Curve, { x, y }: Point, reach: number): boolean =>
  x >= Math.min(from.x, control.x, to.x) - reach &&
  x <= Math.max(from.x, control.x, to.x) + reach &&
  y >= Math.min(from.y, control.y, to.y) - reach &&
  y <= Math.max(from.y, control.y, to.y) + reach;

function distanceTo(curve: Curve, point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  let before = curve.from;
  for (let part = 1; part <= PARTS; part++) {
    const next = pointAt(curve, part / PARTS);
    least = Math.min(least, toSegment(before, next, point));
    before = next;
  }
  return least;
}

function toSegment(from: Point, to: Point, { x, y }: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / square));
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
}
