import type { Point } from '../state/index.ts';
import type { Shape } from './scene-types.ts';

/** Corners at these angles of a circle, clockwise from the right, in turns. */
const CORNERS: Readonly<Record<Exclude<Shape, 'circle'>, readonly number[]>> = {
  triangle: [-1 / 4, 1 / 12, 5 / 12],
  square: [-1 / 8, 1 / 8, 3 / 8, 5 / 8],
  diamond: [-1 / 4, 0, 1 / 4, 1 / 2],
  hexagon: [-1 / 6, 0, 1 / 6, 1 / 3, 1 / 2, 2 / 3],
};

/** How far the corners lie out, so that shapes of a size look equally large, as sigma draws them. */
const REACH: Readonly<Record<Shape, number>> = {
  circle: 1,
  triangle: 1,
  square: Math.SQRT2,
  diamond: 1,
  hexagon: 1,
};

/** The corners of a shape on the screen; none of a circle. */
export function cornersOf(shape: Shape, { x, y }: Point, size: number): readonly Point[] {
  if (shape === 'circle') return [];
  const reach = REACH[shape] * size;
  return CORNERS[shape].map((turn) => ({
    x: x + reach * Math.cos(2 * Math.PI * turn),
    y: y + reach * Math.sin(2 * Math.PI * turn),
  }));
}
