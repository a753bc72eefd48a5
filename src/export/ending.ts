import type { ExportedFact } from './exported-node.ts';
import { truncatedHeader } from './format.ts';
import { type ExportEdge, edgesOf } from './graph-columns.ts';
import type { Subgraph } from './subgraph.ts';

/** What a file says of itself at its end, when all of it is written. */
export interface Ending {
  /** Whether the file has all that was asked for, of a graph that did not change. */
  readonly complete: boolean;
  /** Undefined in a format that has no place for them. */
  readonly actors: number | undefined;
  readonly facts: number;
  /** Undefined in a format that has none. */
  readonly edges: number | undefined;
  /** The facts among them without an edge, since too few of their actors are known; only a table has room for all of them. */
  readonly unlinked: number;
  /** Whether the graph changed while the file was written. */
  readonly changed: boolean;
  /** All of it as a dictionary of a structured header (RFC 9651): `complete, actors=3, facts=12, edges=11, unlinked=1`. */
  readonly text: string;
}

/** Counts what is written to a file. */
export class FileTally {
  #facts = 0;
  #edges = 0;
  #unlinked = 0;
  actors = 0;
  readonly #has: { readonly actors: boolean; readonly edges: boolean };

  /** What the format has a place for. */
  constructor(has: { readonly actors: boolean; readonly edges: boolean }) {
    this.#has = has;
  }

  /** Prints and counts the edges of facts. */
  *edgesIn<T>(facts: readonly ExportedFact[], print: (edge: ExportEdge) => T): Generator<T> {
    for (const fact of facts) {
      const before = this.#edges;
      for (const edge of edgesOf(fact)) {
        this.#edges++;
        yield print(edge);
      }
      this.entity(this.#edges > before);
    }
  }

  /** Counts a fact, which the format may have no place for. */
  entity(isWritten: boolean): void {
    this.#facts++;
    if (!isWritten) this.#unlinked++;
  }

  get unlinked(): number {
    return this.#unlinked;
  }

  async end(subgraph: Subgraph): Promise<Ending> {
    const { truncated } = subgraph;
    const changed = await subgraph.changed();
    const actors = this.#has.actors ? this.actors : undefined;
    const edges = this.#has.edges ? this.#edges : undefined;
    const [facts, unlinked] = [this.#facts, this.#unlinked];
    const complete = truncated === null && !changed;
    const text = [
      complete ? 'complete' : 'complete=?0',
      ...(actors === undefined ? [] : [`actors=${actors}`]),
      `facts=${facts}`,
      ...(edges === undefined ? [] : [`edges=${edges}`]),
      ...(unlinked > 0 ? [`unlinked=${unlinked}`] : []),
      ...(changed ? ['changed'] : []),
      ...(truncated ? [truncatedHeader(truncated)] : []),
    ].join(', ');
    return { complete, actors, facts, edges, unlinked, changed, text };
  }
}
