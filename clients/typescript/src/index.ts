export { API } from './api.ts';
export { inheritAt, inheritAtIn } from './inherit-at.ts';
export { type Shape, type ShapeField, shapeOf } from './shape.ts';
