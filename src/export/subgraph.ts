import { GraphQLError, type GraphQLSchema } from 'graphql';
import { groupBy } from '../domain/index.ts';
import { kindOf, type Model } from '../model/index.ts';
import type { Ask } from './ask.ts';
import type { ActorHead, ActorPair, ExportedActor, ExportedFact, ExportedNode } from './exported-node.ts';
import { neighborhoodDocument } from './operations.ts';
import { createReadNodes } from './read-nodes.ts';
import { type Shape, shapeOfType, shapesOf } from './shape.ts';
import type { ExportArguments } from './url-parameters.ts';

/** The omissions from a subgraph, as the field `neighborhood` reports them. */
export interface Truncation {
  readonly nodes: number;
  readonly links: boolean;
  readonly gaveUp: boolean;
}

/** The shapes of all exported types. */
interface Shapes {
  readonly actors: readonly Shape[];
  readonly facts: readonly Shape[];
  readonly source: Shape;
}

/** Some actors and the facts between them. Their properties are read in batches, each when it is consumed. */
export interface Subgraph {
  readonly args: ExportArguments;
  readonly shapes: Shapes;
  readonly truncated: Truncation | null;
  /** An actor as the search returned it; undefined for one outside the subgraph. */
  readonly head: (id: string) => ActorHead | undefined;
  /** The actors, type by type. */
  readonly actors: () => AsyncGenerator<readonly ExportedActor[]>;
  /** The facts, type by type. */
  readonly facts: () => AsyncGenerator<readonly ExportedFact[]>;
  readonly sources: (ids: readonly string[]) => AsyncGenerator<readonly ExportedNode[]>;
}

export type FindSubgraph = (ask: Ask, args: ExportArguments) => Promise<Subgraph>;

interface Neighborhood {
  readonly nodes: readonly ActorHead[];
  readonly links: readonly (ActorPair & { readonly fact: { readonly id: string }; readonly kind: string })[];
  readonly truncated: Truncation | null;
}

/** Creates the search for subgraphs in an API; its operations are parsed once. */
export function createFindSubgraph(model: Model, schema: GraphQLSchema): FindSubgraph {
  const shapes: Shapes = {
    actors: shapesOf(model, 'Actor'),
    facts: shapesOf(model, 'Fact'),
    source: shapeOfType(model, 'Source'),
  };
  const find = neighborhoodDocument(schema);
  const withReader = (shape: Shape) => ({ shape, read: createReadNodes(shape) });
  const [actorReaders, factReaders] = [shapes.actors.map(withReader), shapes.facts.map(withReader)];
  const readSources = createReadNodes(shapes.source);

  return async (ask, args) => {
    const { nodes, links, truncated } = (await ask(find, { ...args }).catch(renameArgument))
      .neighborhood as Neighborhood;
    const heads = new Map(nodes.map((node) => [node.id, node]));

    async function* actors(): AsyncGenerator<readonly ExportedActor[]> {
      for (const { shape, read } of actorReaders) {
        const own = nodes.filter(({ kind }) => kind === shape.type.name);
        const ids = own.map(({ id }) => id);
        for await (const batch of read(ask, ids)) {
          yield batch.map((node) => ({ ...node, ...(heads.get(node.id) as ActorHead) }));
        }
      }
    }

    async function* facts(): AsyncGenerator<readonly ExportedFact[]> {
      for (const { shape, read } of factReaders) {
        const kind = kindOf(shape.type);
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
    return { args, shapes, truncated, head, actors, facts, sources: (ids) => readSources(ask, ids) };
  };
}

/** Names the URL parameter in an error instead of the argument: `neighborhood.via.facts` becomes `facts`. */
function renameArgument(error: unknown): never {
  if (!(error instanceof GraphQLError) || typeof error.extensions.argument !== 'string') throw error;
  const path = error.extensions.argument;
  const argument = path.replace(/^neighborhood\.(via\.)?/, '');
  throw new GraphQLError(
    error.message.replace(path, () => argument),
    { extensions: { ...error.extensions, argument } },
  );
}
