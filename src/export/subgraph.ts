import type { About } from './about.ts';
import type { ExportedActor, ExportedFact, ExportedNode } from './exported-node.ts';
import type { Shape } from './shape.ts';

/** What a file leaves out, as the field `neighborhood` reports it. */
export interface Truncation {
  readonly nodes: number;
  readonly links: boolean;
  readonly gaveUp: boolean;
}

/** The shapes of all exported types. */
export interface Shapes {
  readonly actors: readonly Shape[];
  readonly facts: readonly Shape[];
  readonly source: Shape;
}

/** Actors, and facts all of whose actors are in this part or an earlier one. */
export interface Part {
  readonly actors: readonly ExportedActor[];
  readonly facts: readonly ExportedFact[];
}

/** Some actors and facts between them, read in batches, each when it is consumed. A format uses `parts`, or the others. */
export interface Subgraph {
  readonly about: About;
  readonly shapes: Shapes;
  /** What is known to be left out before anything is read. */
  readonly truncated: Truncation | null;
  /** Whether only the facts of some sources were asked for: each then names its values that only others give. */
  readonly ofSources: boolean;
  /** Actors and facts together, each once. */
  readonly parts: () => AsyncGenerator<Part>;
  /** All actors. */
  readonly actors: () => AsyncGenerator<readonly ExportedActor[]>;
  /** All facts; after `actors`, with none but those actors. */
  readonly facts: () => AsyncGenerator<readonly ExportedFact[]>;
  readonly sources: (ids: readonly string[]) => AsyncGenerator<readonly ExportedNode[]>;
  /** Whether the graph was seen to change while it was read; to be asked at the end. */
  readonly changed: () => Promise<boolean>;
}
