import Sigma from 'sigma';
import type { Point } from '../state/index.ts';
import { tellClicksApart } from './clicks.ts';
import { boxOf, type View } from './geometry.ts';
import { edgeAt } from './hit.ts';
import { drawOverlay, type Marked } from './overlay.ts';
import { lessMotion } from './palette.ts';
import type { Taken } from './room-on-screen.ts';
import type { Palette, Places, Scene } from './scene-types.ts';
import { bringTo, type Emphasis, hasAll, NO_EMPHASIS, type StageGraph, stageGraph } from './stage-graph.ts';
import { STAGE_OPTIONS } from './stage-options.ts';
import { tellTouchesApart } from './touches.ts';

/** Half of the side of the square, in units of the graph, that is in sight at the camera's ratio 1. */
const HALF = 500;
const MARGIN = 60;
/** Few nodes are not blown up to fill the screen. */
const CLOSEST = 0.35;
/** How long nothing must move before texts are written anew. */
const QUIET = 90;
/** Fewer items than these are made faint at each pointing. */
const FADED_MOST = 1500;

/** More edges than these wait while the camera moves. */
const MOVED_MOST = 1500;

export interface StageEvents {
  readonly clickNode: (id: string) => void;
  readonly doubleClickNode: (id: string) => void;
  readonly menu: (id: string) => void;
  readonly clickEdge: (id: string) => void;
  readonly clickStage: () => void;
  readonly hover: (id: string | null) => void;
  readonly dragged: (id: string, place: Point) => void;
  /** Something moved on the screen. */
  readonly moved: () => void;
  /** The places that something lies over, where no text is to be read. */
  readonly covered: () => readonly Taken[];
  /** A person moved the camera. */
  readonly taken: () => void;
}

/** Sigma with a canvas of texts over it. Knows a scene and places, and nothing of the page. Throws without WebGL. */
export class Stage {
  readonly #sigma: Sigma;
  readonly #context: CanvasRenderingContext2D;
  #graph: StageGraph;
  #scene: Scene = { nodes: [], edges: [], leftOut: { nodes: 0, edges: 0 } };
  #places: ReadonlyMap<string, Point> = new Map();
  #palette: Palette;
  #emphasis: Emphasis = NO_EMPHASIS;
  #marked: Marked = { selected: null, focused: null, hovered: null };
  /** The view that the texts were written for. */
  #written: View | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  /** Where a dragged node lies from the mouse. */
  #held: Point = { x: 0, y: 0 };
  /** The node and the edge under the mouse. */
  #over: string | null = null;
  #edge: string | null = null;
  readonly #events: StageEvents;
  /** Lies over the drawing, so that the mouse is not on it. */
  readonly #shield: HTMLElement;
  readonly #lower = (): void => {
    this.#shield.hidden = true;
  };
  readonly #forgetTouches: () => void;

  constructor(container: HTMLElement, overlay: HTMLCanvasElement, palette: Palette, events: StageEvents) {
    // Kept in memory: texts are rarely written, and must not wait for what WebGL draws.
    const context = overlay.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    this.#context = context;
    this.#palette = palette;
    this.#events = events;
    this.#shield = document.createElement('div');
    this.#shield.className = 'graph-shield';
    this.#shield.hidden = true;
    container.after(this.#shield);
    this.#graph = stageGraph(this.#scene, this.#places, palette, NO_EMPHASIS, null);
    this.#sigma = new Sigma(this.#graph, container, STAGE_OPTIONS as object);
    // Always the same square: what is drawn stays where it is while more is drawn.
    this.#sigma.setCustomBBox({ x: [-HALF, HALF], y: [-HALF, HALF] });
    this.#forgetTouches = tellTouchesApart(this.#sigma.getTouchCaptor());
    this.#listen();
  }

  #listen(): void {
    const sigma = this.#sigma;
    const events = this.#events;
    tellClicksApart(sigma.getMouseCaptor());
    sigma.on('clickNode', ({ node }) => events.clickNode(node));
    sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      events.doubleClickNode(node);
    });
    sigma.on('rightClickNode', ({ node, event }) => {
      event.original.preventDefault();
      events.menu(node);
    });
    sigma.on('clickStage', ({ event }) => {
      const edge = this.#edgeAt(event);
      if (edge === null) events.clickStage();
      else events.clickEdge(edge);
    });
    sigma.on('moveBody', ({ event }) => this.#pointAt(event));
    sigma.on('enterNode', ({ node }) => {
      this.#over = node;
      events.hover(node);
    });
    sigma.on('leaveNode', () => {
      this.#over = null;
      events.hover(null);
    });
    sigma.on('nodeDragStart', ({ node, event }) => {
      const at = sigma.viewportToGraph(event);
      const { x = 0, y = 0 } = this.#graph.getNodeAttributes(node);
      this.#held = { x: x - at.x, y: y - at.y };
    });
    sigma.on('nodeDrag', ({ node, event }) => this.#drag(node, sigma.viewportToGraph(event)));
    sigma.on('nodeDragEnd', ({ node }) => {
      const place = this.#places.get(node);
      if (place) events.dragged(node, place);
    });
    sigma.on('resize', () => this.#later());
    sigma.on('afterRender', () => {
      const { isPanning } = sigma.getGraphState();
      if (isPanning) events.taken();
      // Sigma reads back what lies under the mouse after each frame, and so waits for it: not while moving.
      // Not under a finger: a second one has to come to the drawing.
      this.#shield.hidden = !isPanning || sigma.getTouchCaptor().isPanningStage;
      this.#carry();
    });
    addEventListener('pointerup', this.#lower);
    sigma.on('wheelStage', () => events.taken());
    sigma.on('wheelNode', () => events.taken());
  }

  #edgeAt(point: Point): string | null {
    return this.#written && edgeAt(this.#scene.edges, this.#places, this.#written, point);
  }

  /** Points at the edge under the mouse, once a frame and not while something is moved. */
  #pointAt({ x, y, original }: { readonly x: number; readonly y: number; readonly original: Event }): void {
    const container = this.#sigma.getContainer();
    const inside = original.target instanceof Node && container.contains(original.target);
    const { isPanning, isDragging, isZooming } = this.#sigma.getGraphState();
    if (this.#over !== null || isPanning || isDragging || isZooming || this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      const edge = inside ? this.#edgeAt({ x, y }) : null;
      if (edge === this.#edge || this.#over !== null) return;
      this.#edge = edge;
      this.#sigma.getMouseLayer().style.cursor = edge === null ? '' : 'pointer';
      this.#events.hover(edge);
    });
  }

  /** Shows a scene. With `keep`, what is no longer in it stays hidden, so that it comes back without a rebuild. */
  show(scene: Scene, places: Places, palette: Palette, keep: boolean): void {
    this.#scene = scene;
    this.#places = places;
    this.#palette = palette;
    const many = scene.edges.length > MOVED_MOST;
    if (this.#sigma.getSetting('hideEdgesOnMove') !== many) this.#sigma.setSetting('hideEdgesOnMove', many);
    if (keep && hasAll(this.#graph, scene)) {
      this.#refresh(bringTo(this.#graph, scene, palette, this.#emphasis));
    } else {
      this.#graph = stageGraph(scene, places, palette, this.#emphasis, keep ? this.#graph : null);
      this.#sigma.setGraph(this.#graph);
    }
    this.#later(0);
  }

  /** Moves nodes in place. */
  move(places: Places): void {
    this.#places = places;
    const moved = this.#graph.filterNodes((id, marks) => {
      const place = places.get(id);
      if (!place || (place.x === marks.x && place.y === marks.y)) return false;
      Object.assign(marks, place);
      return true;
    });
    this.#refresh({ nodes: moved, edges: [] });
    this.#later();
  }

  /** Lets what is selected or pointed at stand out, with what is tied to it. */
  mark(marked: Marked): void {
    this.#marked = marked;
    const pointed = marked.hovered ?? marked.focused;
    const strong = pointed === null ? null : this.#aroundOf(pointed);
    const fadeRest = this.#graph.order + this.#graph.size <= FADED_MOST;
    if (strong !== null || this.#emphasis.strong !== null) {
      this.#emphasis = { strong, fadeRest };
      this.#refresh(bringTo(this.#graph, this.#scene, this.#palette, this.#emphasis));
    }
    this.#later(0);
  }

  #aroundOf(id: string): ReadonlySet<string> {
    if (this.#graph.hasEdge(id)) return new Set([id, ...this.#graph.extremities(id)]);
    if (!this.#graph.hasNode(id)) return new Set();
    return new Set([id, ...this.#graph.neighbors(id), ...this.#graph.edges(id)]);
  }

  #refresh(partialGraph: { readonly nodes: string[]; readonly edges: string[] }): void {
    if (partialGraph.nodes.length + partialGraph.edges.length === 0) return;
    this.#sigma.refresh({ partialGraph, skipIndexation: true, schedule: true });
  }

  /** A node under a person's hand. */
  #drag(id: string, { x, y }: Point): void {
    this.move(new Map(this.#places).set(id, { x: x + this.#held.x, y: y + this.#held.y }));
    this.#later(0);
  }

  view(): View {
    const { width, height } = this.#sigma.getDimensions();
    const origin = this.#sigma.graphToViewport({ x: 0, y: 0 });
    const unit = this.#sigma.graphToViewport({ x: 1, y: 0 });
    return { scale: unit.x - origin.x, ...origin, sizes: this.#sigma.scaleSize(1), width, height };
  }

  /** While the camera moves, the texts are carried along as a picture: nothing is measured or written. */
  #carry(): void {
    const now = this.view();
    const then = this.#written;
    const { canvas } = this.#context;
    if (!then || (now.width === then.width && now.scale === then.scale && now.x === then.x && now.y === then.y)) {
      if (!then) this.#later(0);
      return;
    }
    const zoom = now.scale / then.scale;
    canvas.style.transform = `matrix(${zoom}, 0, 0, ${zoom}, ${now.x - zoom * then.x}, ${now.y - zoom * then.y})`;
    this.#events.moved();
    this.#later();
  }

  #later(wait = QUIET): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { isPanning, isZooming } = this.#sigma.getGraphState();
      if (isPanning || isZooming) this.#later();
      else this.#write();
    }, wait);
  }

  #write(): void {
    const view = this.view();
    const { canvas } = this.#context;
    const sharpness = Math.max(1, devicePixelRatio);
    const [width, height] = [Math.round(view.width * sharpness), Math.round(view.height * sharpness)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { transform: '', width: `${view.width}px`, height: `${view.height}px` });
    this.#context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    this.#written = view;
    drawOverlay(this.#context, {
      scene: this.#scene,
      places: this.#places,
      view,
      palette: this.#palette,
      marked: this.#marked,
      covered: this.#events.covered(),
    });
    this.#events.moved();
  }

  /** Where a node or the middle of an edge lies on the screen, from the upper left of the canvas. */
  whereIs(id: string): (Point & { readonly size: number }) | null {
    const place = this.#places.get(id);
    if (!place || !this.#graph.hasNode(id)) return null;
    const { size = 0 } = this.#graph.getNodeAttributes(id);
    return { ...this.#sigma.graphToViewport(place), size: this.#sigma.scaleSize(size) };
  }

  /** Brings all, or some, into sight. */
  fit(ids?: readonly string[]): void {
    const nodes = ids ?? this.#scene.nodes.map(({ id }) => id);
    const box = boxOf(nodes.flatMap((id) => this.#places.get(id) ?? []));
    if (!box) return;
    const { width, height } = this.#sigma.getDimensions();
    const { scale } = this.view();
    const perUnit = scale * this.#sigma.getCamera().ratio;
    const ratio = Math.max(
      ((box.right - box.left) * perUnit) / Math.max(80, width - 2 * MARGIN),
      ((box.top - box.bottom) * perUnit) / Math.max(80, height - 2 * MARGIN),
      ids ? this.#sigma.getCamera().ratio : CLOSEST,
    );
    const middle = this.#sigma.graphToFramedGraph({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
    this.#go({ ...middle, ratio });
  }

  /** Whether all nodes are in sight. */
  seesAll(): boolean {
    const { scale, x, y, width, height } = this.view();
    return this.#scene.nodes.every(({ id }) => {
      const place = this.#places.get(id);
      if (!place) return true;
      const [left, top] = [x + scale * place.x, y - scale * place.y];
      return left > 0 && top > 0 && left < width && top < height;
    });
  }

  sees(id: string): boolean {
    const at = this.whereIs(id);
    const { width, height } = this.#sigma.getDimensions();
    return at !== null && at.x > 0 && at.y > 0 && at.x < width && at.y < height;
  }

  zoom(factor: number): void {
    const { ratio } = this.#sigma.getCamera().getState();
    this.#go({ ratio: ratio / factor });
  }

  #go(state: { readonly x?: number; readonly y?: number; readonly ratio?: number }): void {
    const camera = this.#sigma.getCamera();
    if (lessMotion()) camera.setState(state);
    else void camera.animate(state, { duration: 250 });
  }

  /** To be called when the room for the canvas has changed. */
  resize(): void {
    this.#sigma.resize();
    this.#sigma.scheduleRender();
  }

  kill(): void {
    clearTimeout(this.#timer);
    removeEventListener('pointerup', this.#lower);
    this.#forgetTouches();
    this.#shield.remove();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#sigma.kill();
  }
}
