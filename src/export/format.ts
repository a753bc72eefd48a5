import type { Subgraph } from './subgraph.ts';

/** A form that a subgraph is written in. */
export interface Format {
  readonly contentType: string;
  /** What the names of its files end in, without the dot. */
  readonly extension: string;
  /** The text of a file in pieces, of which each is made when it is wanted. */
  readonly write: (subgraph: Subgraph) => AsyncGenerator<string>;
}
