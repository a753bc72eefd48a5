import Graph from 'graphology';
import { DASHES } from './looks.ts';
import type { Palette, Places, Scene, SceneEdge, SceneNode } from './scene-types.ts';

/** What sigma reads of a node and of an edge. */
interface NodeMarks {
  x: number;
  y: number;
  size: number;
  color: string;
  shape: string;
  opacity: number;
  visibility: 'visible' | 'hidden';
  depth: 'nodes' | 'topNodes';
}

interface EdgeMarks {
  size: number;
  color: string;
  path: 'line' | 'curved';
  curvature: number;
  dash: number;
  gap: number;
  /** The colour of a line without gaps. */
  plain: string;
  head: 'arrow' | 'none';
  opacity: number;
  visibility: 'visible' | 'hidden';
  depth: 'edges' | 'topEdges';
}

export type StageGraph = Graph<Partial<NodeMarks>, Partial<EdgeMarks>>;

/** What stands out. Where there is much, the rest is not made faint: all of it would have to be drawn anew. */
export interface Emphasis {
  /** Nodes and edges that stand out; null if nothing is pointed at. */
  readonly strong: ReadonlySet<string> | null;
  readonly fadeRest: boolean;
}

export const NO_EMPHASIS: Emphasis = { strong: null, fadeRest: false };

/** No colour at all. */
export const CLEAR = '#00000000';
const EDGE_OPACITY = 0.8;
const FAINT = 0.3;
const FADED = 0.12;

function nodeMarks(node: SceneNode, palette: Palette, { strong, fadeRest }: Emphasis): Omit<NodeMarks, 'x' | 'y'> {
  const stands = strong?.has(node.id) ?? false;
  return {
    size: node.size,
    color: palette[node.hue],
    shape: node.shape,
    opacity: strong && fadeRest && !stands ? 0.25 : 1,
    visibility: 'visible',
    depth: stands ? 'topNodes' : 'nodes',
  };
}

export function edgeMarks(edge: SceneEdge, palette: Palette, { strong, fadeRest }: Emphasis): EdgeMarks {
  const stands = strong?.has(edge.id) ?? false;
  const opacity = edge.faint ? FAINT : EDGE_OPACITY;
  return {
    size: edge.width + (stands ? 1 : 0),
    color: palette[edge.hue],
    path: edge.curvature === 0 ? 'line' : 'curved',
    curvature: edge.curvature,
    ...DASHES[edge.line],
    plain: edge.line === 'solid' ? palette[edge.hue] : CLEAR,
    head: edge.arrow ? 'arrow' : 'none',
    opacity: stands ? 1 : strong && fadeRest ? FADED : opacity,
    visibility: 'visible',
    depth: stands ? 'topEdges' : 'edges',
  };
}

const NOWHERE = { x: 0, y: 0 };

/** The graph of a scene for sigma. What `kept` has beyond the scene stays in it, not to be seen. */
export function stageGraph(
  scene: Scene,
  places: Places,
  palette: Palette,
  emphasis: Emphasis,
  kept: StageGraph | null,
): StageGraph {
  const graph: StageGraph = new Graph({ multi: true, type: 'directed', allowSelfLoops: true });
  for (const node of scene.nodes) {
    graph.addNode(node.id, { ...nodeMarks(node, palette, emphasis), ...(places.get(node.id) ?? NOWHERE) });
  }
  kept?.forEachNode((id, marks) => {
    if (!graph.hasNode(id)) graph.addNode(id, { ...marks, visibility: 'hidden' });
  });
  for (const edge of scene.edges) graph.addEdgeWithKey(edge.id, edge.from, edge.to, edgeMarks(edge, palette, emphasis));
  kept?.forEachEdge((id, marks, from, to) => {
    if (!graph.hasEdge(id)) graph.addEdgeWithKey(id, from, to, { ...marks, visibility: 'hidden' });
  });
  return graph;
}

/** Whether a graph has all of a scene, so that it can be changed in place. */
export const hasAll = (graph: StageGraph, { nodes, edges }: Scene): boolean =>
  nodes.every(({ id }) => graph.hasNode(id)) &&
  edges.every(({ id, from, to }) => graph.hasEdge(id) && graph.source(id) === from && graph.target(id) === to);

/** Brings a graph to a scene in place, without an event for each change; the ids of what changed. */
export function bringTo(
  graph: StageGraph,
  scene: Scene,
  palette: Palette,
  emphasis: Emphasis,
): { readonly nodes: string[]; readonly edges: string[] } {
  const nodes = new Map<string, Partial<NodeMarks>>(
    scene.nodes.map((node) => [node.id, nodeMarks(node, palette, emphasis)]),
  );
  const edges = new Map<string, Partial<EdgeMarks>>(
    scene.edges.map((edge) => [edge.id, edgeMarks(edge, palette, emphasis)]),
  );
  const hidden = { visibility: 'hidden' } as const;
  return {
    nodes: graph.filterNodes((id, marks) => change(marks, nodes.get(id) ?? hidden)),
    edges: graph.filterEdges((id, marks) => change(marks, edges.get(id) ?? hidden)),
  };
}

function change<Marks extends object>(marks: Marks, next: Partial<Marks>): boolean {
  const keys = Object.keys(next) as (keyof Marks)[];
  if (keys.every((key) => marks[key] === next[key])) return false;
  Object.assign(marks, next);
  return true;
}
