import type { ExportedFact } from './exported-node.ts';
import { truncatedHeader } from './format.ts';
import { type ExportEdge, edgesOf } from './graph-columns.ts';
import type { Subgraph } from './subgraph.ts';

/** What is written to a file so far. */
export interface FileCounts {
  /** Undefined in a format that has no place for them. */
  readonly actors: number | undefined;
  readonly facts: number;
  /** Undefined in a format that has none. */
  readonly edges: number | undefined;
  /** The facts among them without an edge, since too few of their actors are known; only a table has room for all of them. */
  readonly unlinked: number;
}

/** What a file says of itself at its end, when all of it is written. */
export interface Ending extends FileCounts {
  /** Whether the file has all that was asked for, of a graph that did not change. */
  readonly complete: boolean;
  /** Whether the graph changed while the file was written. */
  readonly changed: boolean;
  /** All of it as a dictionary of a structured header (RFC 9651): `complete, actors=3, facts=12, edges=11, unlinked=1`. */
  readonly text: string;
}

/** What a format has a place for. */
export interface Places {
  readonly actors: boolean;
  readonly edges: boolean;
}

/** Counts what is written to a file. */
export class FileTally {
  #facts = 0;
  #edges = 0;
  #unlinked = 0;
  actors = 0;
  readonly #has: Places;

  constructor(has: Places) {
    this.#has = has;
  }

  get counts(): FileCounts {
    return {
      actors: this.#has.actors ? this.actors : undefined,
      facts: this.#facts,
      edges: this.#has.edges ? this.#edges : undefined,
      unlinked: this.#unlinked,
    };
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
    const { counts } = this;
    const { actors, facts, edges, unlinked } = counts;
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
    return { complete, ...counts, changed, text };
  }
}
