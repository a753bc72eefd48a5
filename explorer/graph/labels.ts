import type { Point } from '../state/index.ts';
import { curveOf, distance, onScreen, pointAt, type View } from './geometry.ts';
import { roomOnScreen, type Taken } from './room-on-screen.ts';
import type { Hue, Places, Scene, SceneEdge, SceneNode } from './scene-types.ts';

/** A text of the drawing: its middle, in points of the screen. */
export interface PlacedText {
  readonly of: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly hue: Hue;
  /** Whether it lies over other things and needs a rim of the ground's colour. */
  readonly rim: boolean;
}

/** How wide a text is. */
export type Measure = (text: string, size: number, bold: boolean) => number;

const NODE_TEXT = 12;
const EDGE_TEXT = 11;
/** A code fits into a node of this size on the screen. */
const LEAST_FOR_CODE = 8;
/** More labels than these nobody reads. */
const MOST_LABELS = 300;
/** So many of the most tied nodes have theirs even in a crowd. */
const ALWAYS = 6;
/** With more ties in sight their labels would be all over. */
const MOST_LABELLED_EDGES = 250;

interface Asked {
  readonly view: View;
  readonly places: Places;
  readonly measure: Measure;
  /** Nodes and edges that must have their label: what is selected or pointed at. */
  readonly must: ReadonlySet<string>;
  /** What lies over the drawing: nothing is written there. */
  readonly covered: readonly Taken[];
}

/** Where texts are written: none over another, the most tied nodes first. */
export function placeTexts(scene: Pick<Scene, 'nodes' | 'edges'>, asked: Asked): readonly PlacedText[] {
  const room = roomOnScreen(asked.view.width, asked.view.height);
  // Of the most tied, names may lie over other nodes: in a crowd there would be none.
  const ofTexts = roomOnScreen(asked.view.width, asked.view.height);
  for (const one of [room, ofTexts]) asked.covered.forEach(one.take);
  const texts: PlacedText[] = [];
  const seen: (readonly [SceneNode, Point])[] = [];
  for (const node of scene.nodes) {
    const place = asked.places.get(node.id);
    if (!place) continue;
    const at = onScreen(asked.view, place);
    const size = node.size * asked.view.sizes;
    if (!room.shows(around(at, size))) continue;
    seen.push([node, at]);
    room.take(around(at, size * 0.8));
    const code = codeOf(node, at, size);
    if (code) texts.push(code);
  }
  const weight = ({ id, root, degree }: SceneNode): number => degree + (asked.must.has(id) ? 1e9 : root ? 1e6 : 0);
  seen.sort(([left], [right]) => weight(right) - weight(left));
  seen.slice(0, MOST_LABELS).forEach(([node, at], index) => {
    const text = nodeText(node, at, room, asked) ?? (index < ALWAYS ? nodeText(node, at, ofTexts, asked) : null);
    if (!text) return;
    texts.push(text);
    const box = textBox(text, asked.measure(text.text, text.size, text.bold), text.size);
    for (const one of [room, ofTexts]) one.take(box);
  });
  texts.push(...edgeTexts(scene.edges, room, asked));
  return texts;
}

const around = ({ x, y }: Point, reach: number): Taken => ({
  left: x - reach,
  top: y - reach,
  right: x + reach,
  bottom: y + reach,
});

function codeOf({ id, code }: SceneNode, { x, y }: Point, size: number): PlacedText | null {
  if (code === null || size < LEAST_FOR_CODE) return null;
  return { of: id, text: code, x, y, size: Math.min(14, size * 0.85), bold: true, hue: 'back', rim: false };
}

/** Below the node, or above, or beside it: where there is room. */
function nodeText(
  { id, label, size }: SceneNode,
  { x, y }: Point,
  room: ReturnType<typeof roomOnScreen>,
  { view, measure, must }: Asked,
): PlacedText | null {
  const width = measure(label, NODE_TEXT, must.has(id));
  const away = size * view.sizes + NODE_TEXT * 0.8;
  const spots = [
    { x, y: y + away },
    { x, y: y - away },
    { x: x + away + width / 2 - 4, y },
    { x: x - away - width / 2 + 4, y },
  ];
  const boxes = spots.map((spot) => textBox(spot, width, NODE_TEXT));
  const free = boxes.findIndex((box) => box.left >= 0 && box.right <= view.width && room.free(box));
  if (free < 0 && !must.has(id)) return null;
  const spot = spots[Math.max(0, free)] ?? { x, y };
  return { of: id, text: label, ...spot, size: NODE_TEXT, bold: must.has(id), hue: 'text', rim: true };
}

const textBox = ({ x, y }: Point, width: number, size: number): Taken => ({
  left: x - width / 2 - 2,
  top: y - size * 0.65,
  right: x + width / 2 + 2,
  bottom: y + size * 0.65,
});

function edgeTexts(
  edges: readonly SceneEdge[],
  room: ReturnType<typeof roomOnScreen>,
  { view, places, measure, must }: Asked,
): readonly PlacedText[] {
  const all = edges.length <= MOST_LABELLED_EDGES;
  const asked = all ? edges : edges.filter(({ id, found }) => found || must.has(id));
  const first = (edge: SceneEdge): number => (must.has(edge.id) ? 2 : edge.found ? 1 : 0);
  return asked
    .toSorted((left, right) => first(right) - first(left))
    .slice(0, MOST_LABELS)
    .flatMap((edge) => {
      const from = places.get(edge.from);
      const to = places.get(edge.to);
      if (!from || !to || edge.label === '') return [];
      const curve = curveOf(onScreen(view, from), onScreen(view, to), edge.curvature);
      const width = measure(edge.label, EDGE_TEXT, false);
      const at = pointAt(curve, 0.5);
      const box = textBox(at, width, EDGE_TEXT);
      const fits = distance(curve.from, curve.to) > width * 0.6 + 30 && room.shows(box) && room.free(box);
      if (!fits && !must.has(edge.id)) return [];
      room.take(box);
      const { id, label, hue } = edge;
      return [{ of: id, text: label, ...at, size: EDGE_TEXT, bold: false, hue: textHue(hue), rim: true }];
    });
}

const textHue = (hue: Hue): Hue => (hue === 'event' ? 'text-2' : hue);
