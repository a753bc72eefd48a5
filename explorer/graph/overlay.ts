import type { Point } from '../state/index.ts';
import { curveOf, onScreen, pointAt, type View } from './geometry.ts';
import { type Measure, type PlacedText, placeTexts } from './labels.ts';
import type { Taken } from './room-on-screen.ts';
import type { Palette, Places, Scene, SceneNode } from './scene-types.ts';
import { DISPUTED_MARK } from './svg.ts';

const FONT = 'system-ui, sans-serif';
const fontOf = (size: number, bold: boolean): string => `${bold ? 600 : 400} ${size}px ${FONT}`;

/** What is marked besides what the picture says. */
export interface Marked {
  readonly selected: string | null;
  /** Where the keyboard is. */
  readonly focused: string | null;
  readonly hovered: string | null;
}

const MOST_WIDTHS = 20_000;
const widths = new Map<string, number>();

/** Measuring is dear: widths are kept. */
export const measureBy =
  (context: CanvasRenderingContext2D): Measure =>
  (text, size, bold) => {
    const key = `${size} ${bold} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = fontOf(size, bold);
    const { width } = context.measureText(text);
    if (widths.size > MOST_WIDTHS) widths.clear();
    widths.set(key, width);
    return width;
  };

interface Asked {
  readonly scene: Scene;
  readonly places: Places;
  readonly view: View;
  readonly palette: Palette;
  readonly marked: Marked;
  readonly covered: readonly Taken[];
}

/**
 * Writes what lies over the shapes: names, rings, marks. By the browser's own text, and not by sigma's, which sets
 * letter by letter and so cannot write Arabic or combine marks.
 */
export function drawOverlay(context: CanvasRenderingContext2D, asked: Asked): void {
  const { scene, places, view, palette, marked, covered } = asked;
  context.clearRect(0, 0, view.width, view.height);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const must = new Set([marked.selected, marked.focused, marked.hovered].filter((id) => id !== null));
  drawDisputed(context, scene, places, view, palette);
  for (const node of scene.nodes) {
    const place = places.get(node.id);
    if (place) drawNodeMarks(context, node, onScreen(view, place), { view, palette, marked });
  }
  const measure = measureBy(context);
  for (const text of placeTexts(scene, { view, places, measure, must, covered })) drawText(context, text, palette);
}

function drawText(context: CanvasRenderingContext2D, text: PlacedText, palette: Palette): void {
  context.font = fontOf(text.size, text.bold);
  if (text.rim) {
    context.strokeStyle = palette.back;
    context.lineWidth = 3;
    context.strokeText(text.text, text.x, text.y);
  }
  context.fillStyle = palette[text.hue];
  context.fillText(text.text, text.x, text.y);
}

function drawDisputed(
  context: CanvasRenderingContext2D,
  { edges }: Scene,
  places: Places,
  view: View,
  palette: Palette,
): void {
  for (const { disputed, from, to, curvature } of edges) {
    const [start, end] = [places.get(from), places.get(to)];
    if (!disputed || !start || !end) continue;
    const curve = curveOf(onScreen(view, start), onScreen(view, end), curvature);
    drawBadge(context, pointAt(curve, 0.35), view.sizes, palette);
  }
}

const BADGE = 7;

function drawBadge(context: CanvasRenderingContext2D, { x, y }: Point, sizes: number, palette: Palette): void {
  // Far away it is as small as the rest, but still to be seen.
  const radius = BADGE * Math.max(0.5, Math.min(1, sizes));
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.warn;
  context.fill();
  context.font = fontOf(Math.round(radius * 1.6), true);
  context.fillStyle = palette.back;
  context.fillText(DISPUTED_MARK, x, y + 0.5);
}

function drawNodeMarks(
  context: CanvasRenderingContext2D,
  { id, size, root, pinned, disputed }: SceneNode,
  at: Point,
  { view, palette, marked }: Pick<Asked, 'view' | 'palette' | 'marked'>,
): void {
  const radius = size * view.sizes;
  if (at.x < -radius || at.y < -radius || at.x > view.width + radius || at.y > view.height + radius) return;
  if (id === marked.selected) ring(context, at, radius + 4, { width: 3, color: palette.accent });
  else if (root) ring(context, at, radius + 2, { width: 1.5, color: palette.text });
  if (id === marked.focused) ring(context, at, radius + 8, { width: 2, color: palette.text, dashes: [4, 3] });
  if (pinned) {
    context.beginPath();
    context.arc(at.x + radius * 0.8, at.y + radius * 0.8, 3.5, 0, 2 * Math.PI);
    context.fillStyle = palette.text;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = palette.back;
    context.stroke();
  }
  if (disputed) drawBadge(context, { x: at.x + radius * 0.8, y: at.y - radius * 0.8 }, view.sizes, palette);
}

function ring(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  radius: number,
  { width, color, dashes = [] }: { readonly width: number; readonly color: string; readonly dashes?: number[] },
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = width;
  context.strokeStyle = color;
  context.setLineDash(dashes);
  context.stroke();
  context.setLineDash([]);
}
