import type { Point } from '../state/index.ts';
import type { LayoutAnswer, LayoutQuestion } from './layout-types.ts';
import type { Places, Scene } from './scene-types.ts';
import { startPlaces } from './start-places.ts';

type Pinned = Readonly<Record<string, Point>>;
type Drawn = Pick<Scene, 'nodes' | 'edges'>;

/** Where nodes lie that are not pinned. Kept while the page is open, so that another view and back changes nothing. */
export const keptPlaces = new Map<string, Point>();

/** Gives places: a new node begins near a neighbour and is laid out, one that has a place keeps it. */
export class Arranger {
  readonly #kept: Map<string, Point>;
  readonly #ask: (question: LayoutQuestion) => void;
  readonly #moved: (places: Places, still: boolean) => void;
  /** Nodes that the layout may still move. */
  #fresh = new Set<string>();
  #run = 0;
  #asked: readonly string[] = [];
  #pinned: Pinned = {};

  constructor(
    kept: Map<string, Point>,
    ask: (question: LayoutQuestion) => void,
    moved: (places: Places, still: boolean) => void,
  ) {
    this.#kept = kept;
    this.#ask = ask;
    this.#moved = moved;
  }

  /** Places for all of a scene. They are laid out when it is `complete`: what else comes changes the start. */
  show(scene: Drawn, pinned: Pinned, complete: boolean, steps: boolean): Places {
    this.#pinned = pinned;
    // Another drawing, which has nothing of the one before: that is forgotten.
    if (!scene.nodes.some(({ id }) => this.#kept.has(id))) {
      this.#kept.clear();
      this.#fresh.clear();
    }
    const before = this.#fresh.size;
    const places = this.places();
    const fresh = scene.nodes.every(({ id }) => places.has(id)) ? [] : startPlaces(scene, places);
    for (const [id, place] of fresh) {
      this.#kept.set(id, place);
      this.#fresh.add(id);
    }
    for (const { id } of scene.nodes) {
      // Pinned from the start: when it is unpinned it stays there.
      const pin = pinned[id];
      if (pin && !this.#kept.has(id)) this.#kept.set(id, pin);
    }
    const waits = this.#fresh.size > 0 && (this.#fresh.size !== before || this.#asked.length === 0);
    if (complete && waits) this.#layOut(scene, steps);
    return this.places();
  }

  /** Lays out all that is not pinned anew. */
  again(scene: Drawn, steps: boolean): void {
    for (const { id } of scene.nodes) this.#kept.delete(id);
    for (const [id, place] of startPlaces(scene, new Map(Object.entries(this.#pinned)))) this.#kept.set(id, place);
    this.#fresh = new Set(scene.nodes.map(({ id }) => id));
    this.#layOut(scene, steps);
  }

  #layOut({ nodes, edges }: Drawn, steps: boolean): void {
    const places = this.places();
    const index = new Map(nodes.map(({ id }, at) => [id, at]));
    this.#run++;
    this.#asked = nodes.map(({ id }) => id);
    this.#ask({
      run: this.#run,
      places: Float32Array.from(nodes.flatMap(({ id }) => [places.get(id)?.x ?? 0, places.get(id)?.y ?? 0])),
      fixed: Uint8Array.from(nodes, ({ id }) => (this.#fresh.has(id) && !this.#pinned[id] ? 0 : 1)),
      ties: Uint32Array.from(edges.flatMap(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0])),
      steps,
    });
  }

  /** Takes what the layout says. */
  receive({ run, places, done }: LayoutAnswer): void {
    if (run !== this.#run) return;
    this.#asked.forEach((id, index) => {
      if (!this.#fresh.has(id)) return;
      this.#kept.set(id, { x: places[2 * index] ?? 0, y: places[2 * index + 1] ?? 0 });
    });
    if (done) {
      this.#fresh.clear();
      this.#asked = [];
    }
    this.#moved(this.places(), done);
  }

  /** Where each node lies: at its pin, or where it was laid out. */
  places(): ReadonlyMap<string, Point> {
    return new Map([...this.#kept, ...Object.entries(this.#pinned)]);
  }

  get still(): boolean {
    return this.#fresh.size === 0;
  }
}
