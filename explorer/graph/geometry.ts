import type { Point } from '../state/index.ts';

/** A quadratic curve in points of the screen, y downwards. */
export interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

/** Where graph positions lie on the screen: y points upwards in the graph. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** What sizes are multiplied by. */
  readonly sizes: number;
  readonly width: number;
  readonly height: number;
}

export const onScreen = ({ scale, x, y }: View, point: Point): Point => ({
  x: x + scale * point.x,
  y: y - scale * point.y,
});

/** The curve of an edge, as sigma draws it: the control point lies left of the middle, by a part of the length. */
export function curveOf(from: Point, to: Point, curvature: number): Curve {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return {
    from,
    // Left of the direction where y points downwards.
    control: { x: (from.x + to.x) / 2 + dy * curvature, y: (from.y + to.y) / 2 - dx * curvature },
    to,
  };
}

export function pointAt({ from, control, to }: Curve, part: number): Point {
  const rest = 1 - part;
  return {
    x: rest * rest * from.x + 2 * rest * part * control.x + part * part * to.x,
    y: rest * rest * from.y + 2 * rest * part * control.y + part * part * to.y,
  };
}

export const distance = (left: Point, right: Point): number => Math.hypot(right.x - left.x, right.y - left.y);

/** Where a curve comes within a distance of its end. */
export function partBefore(curve: Curve, gap: number): number {
  let least = 0;
  let most = 1;
  for (let step = 0; step < 16; step++) {
    const middle = (least + most) / 2;
    if (distance(pointAt(curve, middle), curve.to) > gap) least = middle;
    else most = middle;
  }
  return least;
}

/** The first part of a curve. */
export function until(curve: Curve, part: number): Curve {
  const { from, control } = curve;
  return {
    from,
    control: { x: from.x + (control.x - from.x) * part, y: from.y + (control.y - from.y) * part },
    to: pointAt(curve, part),
  };
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around points; null around none. */
export function boxOf(points: Iterable<Point>): Box | null {
  let box: Box | null = null;
  for (const { x, y } of points) {
    box = box
      ? {
          left: Math.min(box.left, x),
          top: Math.max(box.top, y),
          right: Math.max(box.right, x),
          bottom: Math.min(box.bottom, y),
        }
      : { left: x, top: y, right: x, bottom: y };
  }
  return box;
}
