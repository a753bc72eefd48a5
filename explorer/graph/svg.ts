import type { Point } from '../state/index.ts';
import { boxOf, type Curve, curveOf, onScreen, partBefore, until, type View } from './geometry.ts';
import { type Measure, type PlacedText, placeTexts } from './labels.ts';
import { DASHES } from './looks.ts';
import type { Palette, Places, Scene, SceneEdge, SceneNode } from './scene-types.ts';
import { cornersOf } from './shapes.ts';

const MARGIN = 60;
const CAPTION = 28;
const LEAST_SIDE = 400;
const MOST_SIDE = 4000;
/** Marks: what is disputed. */
export const DISPUTED_MARK = '≠';

export interface SvgAsked {
  readonly palette: Palette;
  readonly measure: Measure;
  /** A line below: the day, what the marks mean. */
  readonly caption: string;
  /** Points of the screen for a unit of the graph. */
  readonly scale: number;
}

/** The whole drawing as a file of its own. */
export function svgOf(scene: Pick<Scene, 'nodes' | 'edges'>, places: Places, asked: SvgAsked): string {
  const view = viewOf(scene, places, asked.scale);
  const { palette, measure, caption } = asked;
  const { width, height } = view;
  const texts = placeTexts(scene, { view, places, measure, must: new Set(), covered: [] });
  const at = (id: string): Point => onScreen(view, places.get(id) ?? { x: 0, y: 0 });
  const drawn = scene.edges.filter(({ from, to }) => places.has(from) && places.has(to));
  const sizes = new Map(scene.nodes.map(({ id, size }) => [id, size]));
  const parts = [
    `<rect width="${width}" height="${height}" fill="${xml(palette.back)}"/>`,
    ...drawn.map((edge) =>
      edgeMark(edge, curveOf(at(edge.from), at(edge.to), edge.curvature), sizes.get(edge.to) ?? 0, palette),
    ),
    ...scene.nodes.filter(({ id }) => places.has(id)).map((node) => nodeMark(node, at(node.id), palette)),
    ...texts.map((text) => textMark(text, palette)),
    textMark(
      {
        of: '',
        text: caption,
        x: width / 2,
        y: height - CAPTION / 2,
        size: 12,
        bold: false,
        hue: 'text-2',
        rim: false,
      },
      palette,
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">${parts.join('\n')}</svg>`;
}

/** A view of the whole, of a size that can be used. */
function viewOf({ nodes }: Pick<Scene, 'nodes'>, places: Places, wished: number): View {
  const box = boxOf(nodes.flatMap(({ id }) => places.get(id) ?? [])) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const [wide, high] = [box.right - box.left, box.top - box.bottom];
  const scale = Math.min(wished, (MOST_SIDE - 2 * MARGIN) / Math.max(wide, high, 1));
  const width = Math.ceil(Math.max(LEAST_SIDE, wide * scale + 2 * MARGIN));
  const height = Math.ceil(Math.max(LEAST_SIDE / 2, high * scale + 2 * MARGIN + CAPTION));
  return {
    scale,
    x: width / 2 - (scale * (box.left + box.right)) / 2,
    y: (height - CAPTION) / 2 + (scale * (box.top + box.bottom)) / 2,
    sizes: 1,
    width,
    height,
  };
}

const ARROW = 7;

function edgeMark(edge: SceneEdge, whole: Curve, endSize: number, palette: Palette): string {
  const color = xml(palette[edge.hue]);
  const head = edge.arrow ? ARROW + edge.width : 0;
  const end = partBefore(whole, endSize);
  const { from, control, to } = until(whole, partBefore(whole, endSize + head));
  const { dash, gap } = DASHES[edge.line];
  const dashes = gap > 0 ? ` stroke-dasharray="${dash} ${gap}"` : '';
  const path = `<path d="M${pair(from)}Q${pair(control)} ${pair(to)}" fill="none" stroke="${color}" stroke-width="${number(edge.width)}"${dashes}/>`;
  const tip = until(whole, end).to;
  const parts = [path, ...(edge.arrow ? [arrow(to, tip, edge.width, color)] : [])];
  if (edge.disputed) parts.push(disputedMark(until(whole, 0.35).to, palette));
  return `<g opacity="${edge.faint ? 0.35 : 0.85}">${parts.join('')}</g>`;
}

function arrow(base: Point, tip: Point, width: number, color: string): string {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const half = 3 + width * 0.7;
  const side = { x: (-(tip.y - base.y) / length) * half, y: ((tip.x - base.x) / length) * half };
  const corners = [tip, { x: base.x + side.x, y: base.y + side.y }, { x: base.x - side.x, y: base.y - side.y }];
  return `<polygon points="${corners.map(pair).join(' ')}" fill="${color}"/>`;
}

function nodeMark({ shape, hue, size, disputed, root }: SceneNode, at: Point, palette: Palette): string {
  const rim = `fill="${xml(palette[hue])}" stroke="${xml(root ? palette.text : palette.back)}" stroke-width="1.5"`;
  const corners = cornersOf(shape, at, size);
  const body =
    corners.length === 0
      ? `<circle cx="${number(at.x)}" cy="${number(at.y)}" r="${number(size)}" ${rim}/>`
      : `<polygon points="${corners.map(pair).join(' ')}" ${rim}/>`;
  return disputed ? body + disputedMark({ x: at.x + size * 0.8, y: at.y - size * 0.8 }, palette) : body;
}

const disputedMark = ({ x, y }: Point, palette: Palette): string =>
  `<circle cx="${number(x)}" cy="${number(y)}" r="7" fill="${xml(palette.warn)}"/>${textMark({ of: '', text: DISPUTED_MARK, x, y, size: 11, bold: true, hue: 'back', rim: false }, palette)}`;

function textMark({ text, x, y, size, bold, hue, rim }: PlacedText, palette: Palette): string {
  const weight = bold ? ' font-weight="600"' : '';
  const border = rim
    ? ` stroke="${xml(palette.back)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
    : '';
  return `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}" text-anchor="middle" dominant-baseline="central" fill="${xml(palette[hue])}"${weight}${border}>${xml(text)}</text>`;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);
const pair = ({ x, y }: Point): string => `${number(x)},${number(y)}`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** As text or value of XML, without the characters that XML cannot have. */
const xml = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
