import { expect, test } from '@jest/globals';
import { boxOf, curveOf, distance, onScreen, partBefore, pointAt, until } from './geometry.ts';

const left = { x: 0, y: 0 };
const right = { x: 100, y: 0 };

test('a curve bends to the left of its direction, and back the other way', () => {
  expect(pointAt(curveOf(left, right, 0.2), 0.5)).toEqual({ x: 50, y: -10 });
  expect(pointAt(curveOf(right, left, 0.2), 0.5)).toEqual({ x: 50, y: 10 });
  expect(pointAt(curveOf(left, right, 0), 0.5).y).toBeCloseTo(0);
});

test('a curve ends before the node it leads to', () => {
  const curve = curveOf(left, right, 0.3);
  const short = until(curve, partBefore(curve, 20));
  expect(distance(short.to, right)).toBeCloseTo(20, 1);
  expect(short.from).toEqual(left);
});

test('y points upwards in the graph, downwards on the screen', () => {
  const view = { scale: 2, x: 10, y: 20, sizes: 1, width: 100, height: 100 };
  expect(onScreen(view, { x: 1, y: 3 })).toEqual({ x: 12, y: 14 });
});

test('the box around points', () => {
  expect(boxOf([])).toBeNull();
  expect(boxOf([left, { x: -5, y: 7 }])).toEqual({ left: -5, top: 7, right: 0, bottom: 0 });
});
