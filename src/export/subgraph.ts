import { GraphQLError, type GraphQLSchema } from 'graphql';
import { groupBy } from '../analysis/index.ts';
import type { Model } from '../model/index.ts';
import type { Ask } from './ask.ts';
import { createReadDetails } from './details.ts';
import { neighborhoodDocument } from './documents.ts';
import type { Question } from './question.ts';
import type { ActorHead, ExportedActor, ExportedFact, ExportedNode, Link } from './record.ts';
import { type Shape, shapeOf, shapesOf } from './shape.ts';

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
  readonly links: readonly (Link & { readonly fact: { readonly id: string }; readonly kind: string })[];
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
  const withRead = (shape: Shape) => ({ shape, read: createReadDetails(shape) });
  const [actorDetails, factDetails] = [shapes.actors.map(withRead), shapes.facts.map(withRead)];
  const readSources = createReadDetails(shapes.source);

  return async (ask, question) => {
    const { nodes, links, truncated } = (await ask(find, { ...question }).catch(renameArgument))
      .neighborhood as Neighborhood;
    const heads = new Map(nodes.map((node) => [node.id, node]));

    async function* actors(): AsyncGenerator<readonly ExportedActor[]> {
      for (const { shape, read } of actorDetails) {
        const own = nodes.filter(({ kind }) => kind === shape.type.name);
        const ids = own.map(({ id }) => id);
        for await (const batch of read(ask, ids)) {
          yield batch.map((node) => ({ ...node, ...(heads.get(node.id) as ActorHead) }));
        }
      }
    }

    async function* facts(): AsyncGenerator<readonly ExportedFact[]> {
      for (const { shape, read } of factDetails) {
        const kind = shape.type.name.toUpperCase();
        const own = groupBy(
          links.filter((link) => link.kind === kind),
          ({ fact }) => fact.id,
        );
        for await (const batch of read(ask, [...own.keys()])) {
          yield batch.map((node) => ({ ...node, kind, links: own.get(node.id) ?? [] }));
        }
      }
    }

    const head = (id: string): ActorHead | undefined => heads.get(id);
    return { question, shapes, truncated, head, actors, facts, sources: (ids) => readSources(ask, ids) };
  };
}

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
