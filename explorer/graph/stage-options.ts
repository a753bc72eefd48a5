import {
  extremityArrow,
  layerDashed,
  layerFill,
  layerPlain,
  pathCurved,
  pathLine,
  type SDFShape,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
} from 'sigma/rendering';
import { defineSigmaOptions } from 'sigma/types';
import { CLEAR } from './stage-graph.ts';

/** The sixth shape, with corners to the sides as `cornersOf` has them. */
const hexagon: SDFShape = {
  name: 'hexagon',
  glsl: `
float sdf_hexagon(vec2 uv, float size) {
  vec2 p = abs(uv);
  return max(p.x * 0.8660254 + p.y * 0.5, p.y) - size * 0.8660254;
}
`,
  uniforms: [],
  inradiusFactor: 0.866,
};

/** Each edge has a bend of its own, from `sideBySide` of the scene: sigma is not to spread them as well. */
const { spread: _, ...curved } = pathCurved({ segments: 10 });

/** How sigma draws: shapes, dashes and curves by the marks of `stage-graph`. Texts are written by `overlay`. */
export const STAGE_OPTIONS = defineSigmaOptions({
  primitives: {
    nodes: { shapes: [sdfCircle(), sdfTriangle(), sdfSquare(), sdfDiamond(), hexagon], layers: [layerFill()] },
    edges: {
      paths: [pathLine(), curved],
      extremities: [extremityArrow({ lengthRatio: 4, widthRatio: 3 })],
      variables: {
        curvature: { type: 'number', default: 0 },
        dash: { type: 'number', default: 10 },
        gap: { type: 'number', default: 0 },
        plain: { type: 'color', default: CLEAR },
      },
      // The dashes leave out what has no gaps: the layer below draws that.
      layers: [
        layerPlain({ color: { attribute: 'plain', default: CLEAR } }),
        layerDashed({
          dashSize: { attribute: 'dash', default: 10, mode: 'pixels' },
          gapSize: { attribute: 'gap', default: 0, mode: 'pixels' },
          solidExtremities: 'head',
        }),
      ],
    },
  },
  styles: {
    nodes: {
      x: { attribute: 'x' },
      y: { attribute: 'y' },
      size: { attribute: 'size', defaultValue: 8 },
      color: { attribute: 'color', defaultValue: '#888888' },
      shape: { attribute: 'shape', defaultValue: 'circle' },
      opacity: { attribute: 'opacity', defaultValue: 1 },
      visibility: { attribute: 'visibility', defaultValue: 'visible' },
      depth: { attribute: 'depth', defaultValue: 'nodes' },
      cursor: 'pointer',
    },
    edges: {
      size: { attribute: 'size', defaultValue: 1 },
      color: { attribute: 'color', defaultValue: '#888888' },
      path: { attribute: 'path', defaultValue: 'line' },
      selfLoopPath: 'curved',
      parallelPath: { attribute: 'path', defaultValue: 'line' },
      curvature: { attribute: 'curvature', defaultValue: 0 },
      dash: { attribute: 'dash', defaultValue: 10 },
      gap: { attribute: 'gap', defaultValue: 0 },
      plain: { attribute: 'plain', defaultValue: CLEAR },
      head: { attribute: 'head', defaultValue: 'none' },
      opacity: { attribute: 'opacity', defaultValue: 1 },
      visibility: { attribute: 'visibility', defaultValue: 'visible' },
      depth: { attribute: 'depth', defaultValue: 'edges' },
    },
  },
  settings: {
    renderLabels: false,
    renderEdgeLabels: false,
    // See `edgeAt`.
    enableEdgeEvents: false,
    enableNodeDrag: true,
    // Sigma 4.0 moves nodes of the graph that it began with, and knows no other: the stage moves them.
    getDraggedNodes: () => [],
    itemSizesReference: 'screen',
    minEdgeThickness: 1,
    zoomToSizeRatioFunction: (ratio: number) => Math.max(0.6, ratio ** 0.45),
    enableCameraRotation: false,
    enableCameraMouseRotation: false,
    minCameraRatio: 0.05,
    maxCameraRatio: 60,
    // A panel or another view may have taken all room for a moment.
    allowInvalidContainer: true,
  },
});
