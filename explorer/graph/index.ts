/** The canvas: the picture as a graph. */
export { GraphCanvas } from './graph-canvas.tsx';
