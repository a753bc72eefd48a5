import type { Model } from '../model/index.ts';
import { createReadNodes, type ReadNodes } from './read-nodes.ts';
import { type Shape, shapeOfType, shapesOf } from './shape.ts';
import type { Shapes } from './subgraph.ts';

interface Reader {
  readonly shape: Shape;
  readonly read: ReadNodes;
}

/** The readers of all exported types. */
export interface Readers {
  readonly shapes: Shapes;
  readonly actors: readonly Reader[];
  readonly facts: readonly Reader[];
  readonly sources: ReadNodes;
}

/** Creates the readers; their operations are parsed once. */
export function createReaders(model: Model): Readers {
  const shapes: Shapes = {
    actors: shapesOf(model, 'Actor'),
    facts: shapesOf(model, 'Fact'),
    source: shapeOfType(model, 'Source'),
  };
  const reader = (shape: Shape): Reader => ({ shape, read: createReadNodes(shape) });
  return {
    shapes,
    actors: shapes.actors.map(reader),
    facts: shapes.facts.map(reader),
    sources: createReadNodes(shapes.source),
  };
}
