import type { Picture, PictureEdge, PictureNode } from '../state/index.ts';
import { formatNumber, formatUsd, TEXTS } from '../texts/index.ts';
import { codeInWords, rolesInWords } from '../ui/index.ts';
import { type Bundle, bundlesOf, curvatureOf } from './bundle.ts';
import { bundleWidth, EDGE_HUES, lineOf, NODE_LOOKS, sizeOf, widthOf } from './looks.ts';
import type { Line, Scene, SceneEdge, SceneNode } from './scene-types.ts';
import { cutText } from './text.ts';

/** The most that is drawn. A person sees nothing in more, and a processor without a graphics card hangs on it. */
export const MOST_NODES = 4000;
export const MOST_EDGES = 10_000;

const NODE_LABEL = 36;
const EDGE_LABEL = 28;

/** How a picture is drawn, wherever its nodes lie. */
export function sceneOf(picture: Pick<Picture, 'nodes' | 'edges'>): Scene {
  const nodes = mostTied(picture.nodes);
  const drawn = new Set(nodes.map(({ id }) => id));
  const within = picture.edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const bundles = bundlesOf(within);
  const edges = sideBySide(bundles.slice(0, MOST_EDGES));
  const kept = edges.reduce((sum, { facts }) => sum + facts.length, 0);
  return {
    nodes: nodes.map(nodeLook),
    edges,
    leftOut: { nodes: picture.nodes.length - nodes.length, edges: picture.edges.length - kept },
  };
}

/** What was asked for by a person first, then what has most ties; in the order of the picture. */
function mostTied(nodes: readonly PictureNode[]): readonly PictureNode[] {
  if (nodes.length <= MOST_NODES) return nodes;
  const weight = ({ root, expanded, degree }: PictureNode): number =>
    degree + (root || expanded.length > 0 ? Number.MAX_SAFE_INTEGER / 2 : 0);
  const kept = new Set(nodes.toSorted((left, right) => weight(right) - weight(left)).slice(0, MOST_NODES));
  return nodes.filter((node) => kept.has(node));
}

const nodeLook = (node: PictureNode): SceneNode => ({
  id: node.id,
  kind: node.kind,
  ...NODE_LOOKS[node.kind],
  size: sizeOf(node),
  label: cutText(node.label, NODE_LABEL),
  code: node.code === null ? null : cutText(node.code, 3),
  degree: node.degree,
  root: node.root,
  pinned: node.pinned,
  disputed: node.disputed,
  line: lineOf(node.inForce),
});

function sideBySide(bundles: readonly Bundle[]): readonly SceneEdge[] {
  const counts = new Map<string, number>();
  for (const { pair } of bundles) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const next = new Map<string, number>();
  return bundles.map((bundle) => {
    const index = next.get(bundle.pair) ?? 0;
    next.set(bundle.pair, index + 1);
    const [{ from, to }] = bundle.edges;
    return edgeLook(bundle, curvatureOf(index, counts.get(bundle.pair) ?? 1, from < to));
  });
}

function edgeLook({ id, edges }: Bundle, curvature: number): SceneEdge {
  const [first] = edges;
  const several = edges.length > 1;
  return {
    id,
    kind: first.kind,
    from: first.from,
    to: first.to,
    facts: several ? [...new Set(edges.map(({ fact }) => fact))] : [first.fact],
    hue: first.found ? 'accent' : EDGE_HUES[first.kind],
    width: (several ? bundleWidth(edges.length) : widthOf(first)) + (first.found ? 1.5 : 0),
    line: several ? surest(edges) : lineOf(first.inForce),
    // A bundle has an arrow only if all of it leads the same way.
    arrow: edges.every(({ directed, from }) => directed && from === first.from),
    curvature,
    // Made when it is read: of thousands of edges few are labelled.
    get label() {
      return several ? TEXTS.graph.bundle(formatNumber(edges.length), TEXTS.facts[first.kind]) : edgeLabel(first);
    },
    disputed: edges.some(({ disputed }) => disputed),
    found: first.found,
    faint: edges.every(({ inForce }) => inForce === 'NOT'),
  };
}

/** What an edge says of itself in few words. */
export function edgeLabel({ kind, amountUsd, label, status, fromRole, ofHub }: PictureEdge): string {
  if (kind === 'LOAN' && amountUsd !== null) return formatUsd(amountUsd);
  if (ofHub) return cutText(rolesInWords(fromRole), EDGE_LABEL);
  if (label !== null) return cutText(label, EDGE_LABEL);
  if (status !== null) return cutText(codeInWords('status', status), EDGE_LABEL);
  return TEXTS.fact[kind];
}

const SURENESS: readonly Line[] = ['solid', 'dashed', 'dotted'];

function surest(edges: readonly PictureEdge[]): Line {
  const lines = new Set(edges.map(({ inForce }) => lineOf(inForce)));
  return SURENESS.find((line) => lines.has(line)) ?? 'solid';
}
