import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { groupBy } from '../analysis/group.ts';
import type { Model } from '../model/types.ts';
import type { Ask, Data } from './ask.ts';
import { detailsDocument, neighborhoodDocument } from './documents.ts';
import type { Question } from './question.ts';
import {
  type ActorHead,
  type ExportedActor,
  type ExportedFact,
  type ExportedNode,
  type Link,
  readNode,
} from './record.ts';
import { type Shape, shapeOf, shapesOf } from './shape.ts';

/** How many nodes are asked for at once, and so are in memory with all that is told of them. */
const BATCH = 200;

/** What was left out of a subgraph, as the root field tells it. */
export interface Truncated {
  readonly nodes: number;
  readonly links: boolean;
  readonly gaveUp: boolean;
}

/** The shapes of what is exported, by the names that the API has for them. */
export interface Shapes {
  readonly actors: readonly Shape[];
  readonly facts: readonly Shape[];
  readonly source: Shape;
}

/** Some actors and the facts between them. The details of each are asked for in batches, when they are wanted. */
export interface Subgraph {
  readonly question: Question;
  readonly shapes: Shapes;
  readonly truncated: Truncated | null;
  /** What is known of an actor from the beginning; undefined where it is not one of these. */
  readonly head: (id: string) => ActorHead | undefined;
  /** The actors, the types one after the other. */
  readonly actors: () => AsyncGenerator<readonly ExportedActor[]>;
  /** The facts, the types one after the other. */
  readonly facts: () => AsyncGenerator<readonly ExportedFact[]>;
  readonly sources: (ids: readonly string[]) => AsyncGenerator<readonly ExportedNode[]>;
}

/** Finds the subgraph that a question asks for. */
export type FindSubgraph = (ask: Ask, question: Question) => Promise<Subgraph>;

interface Neighborhood {
  readonly nodes: readonly ActorHead[];
  readonly links: readonly (Link & { readonly id: string; readonly kind: string })[];
  readonly truncated: Truncated | null;
}

/** What finds subgraphs of an API; its operations are made once. */
export function createFindSubgraph(model: Model, schema: GraphQLSchema): FindSubgraph {
  const shapes: Shapes = {
    actors: shapesOf(model, 'Actor'),
    facts: shapesOf(model, 'Fact'),
    source: shapeOf(model, 'Source'),
  };
  const find = neighborhoodDocument(schema);
  const details = new Map(
    [...shapes.actors, ...shapes.facts, shapes.source].map((shape) => [shape, detailsDocument(shape)]),
  );

  return async (ask, question) => {
    const { nodes, links, truncated } = (await ask(find, { ...question }).catch(renameArgument))
      .neighborhood as Neighborhood;
    const heads = new Map(nodes.map((node) => [node.id, node]));
    const read = (shape: Shape, ids: readonly string[]) => inBatches(ask, shape, details.get(shape), ids);

    async function* actors(): AsyncGenerator<readonly ExportedActor[]> {
      for (const shape of shapes.actors) {
        const own = nodes.filter(({ kind }) => kind === shape.type.name);
        const ids = own.map(({ id }) => id);
        for await (const batch of read(shape, ids)) {
          yield batch.map((node) => ({ ...node, ...(heads.get(node.id) as ActorHead) }));
        }
      }
    }

    async function* facts(): AsyncGenerator<readonly ExportedFact[]> {
      for (const shape of shapes.facts) {
        const kind = shape.type.name.toUpperCase();
        const own = groupBy(
          links.filter((link) => link.kind === kind),
          ({ id }) => id,
        );
        for await (const batch of read(shape, [...own.keys()])) {
          yield batch.map((node) => ({ ...node, kind, links: own.get(node.id) ?? [] }));
        }
      }
    }

    const head = (id: string): ActorHead | undefined => heads.get(id);
    return { question, shapes, truncated, head, actors, facts, sources: (ids) => read(shapes.source, ids) };
  };
}

/** Nodes of one type, asked for when they are wanted. A batch that would cost too much is asked for in halves. */
async function* inBatches(
  ask: Ask,
  shape: Shape,
  document: DocumentNode | undefined,
  ids: readonly string[],
): AsyncGenerator<readonly ExportedNode[]> {
  if (!document) return;
  let size = BATCH;
  for (let start = 0; start < ids.length; ) {
    const batch = ids.slice(start, start + size);
    const data = await ask(document, { ids: batch }).catch((error: unknown) => {
      if (batch.length > 1 && isTooCostly(error)) return undefined;
      throw error;
    });
    if (data) {
      start += batch.length;
      yield batch.map((id, index) => readNode(shape, id, (data.nodes as readonly (Data | null)[])[index] ?? null));
    } else size = Math.ceil(batch.length / 2);
  }
}

const isTooCostly = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.code === 'OPERATION_TOO_COSTLY';

/** Says of an argument what its parameter is called: `neighborhood.via.facts` is `facts`. */
function renameArgument(error: unknown): never {
  if (!(error instanceof GraphQLError) || typeof error.extensions.argument !== 'string') throw error;
  const path = error.extensions.argument;
  const argument = path.replace(/^neighborhood\.(via\.)?/, '');
  throw new GraphQLError(
    error.message.replace(path, () => argument),
    { extensions: { ...error.extensions, argument } },
  );
}
