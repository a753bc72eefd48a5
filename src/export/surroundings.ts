import type { GraphQLSchema } from 'graphql';
import { groupBy } from '../domain/index.ts';
import { kindOf } from '../model/index.ts';
import { aboutExport } from './about.ts';
import type { Asking } from './ask.ts';
import type { ActorHead, ActorPair, ExportedActor, ExportedFact } from './exported-node.ts';
import { neighborhoodDocument } from './operations.ts';
import type { Readers } from './readers.ts';
import { renameArgument } from './rename-argument.ts';
import type { Subgraph, Truncation } from './subgraph.ts';
import type { SurroundingsArguments } from './url-parameters.ts';

interface Neighborhood {
  readonly nodes: readonly (ActorHead & { readonly degree: number; readonly distance: number })[];
  readonly links: readonly (ActorPair & { readonly fact: { readonly id: string }; readonly kind: string })[];
  readonly truncated: Truncation | null;
}

/** Creates the search for the surroundings of actors; its operation is parsed once. */
export function createFindSurroundings(schema: GraphQLSchema, readers: Readers) {
  const find = neighborhoodDocument(schema);

  return async ({ ask, formerIds }: Asking, args: SurroundingsArguments): Promise<Subgraph> => {
    const { nodes, links, truncated } = (await ask(find, { ...args }).catch(renameArgument))
      .neighborhood as Neighborhood;
    const heads = new Map(nodes.map((node) => [node.id, node]));

    async function* actors(): AsyncGenerator<readonly ExportedActor[]> {
      for (const { shape, read } of readers.actors) {
        const own = nodes.filter(({ kind }) => kind === shape.type.name);
        const ids = own.map(({ id }) => id);
        for await (const batch of read(ask, ids)) {
          yield batch.map((node) => ({ ...node, ...(heads.get(node.id) as ActorHead) }));
        }
      }
    }

    async function* facts(): AsyncGenerator<readonly ExportedFact[]> {
      for (const { shape, read } of readers.facts) {
        const kind = kindOf(shape.type);
        const own = groupBy(
          links.filter((link) => link.kind === kind),
          ({ fact }) => fact.id,
        );
        for await (const batch of read(ask, [...own.keys()], args.sources)) {
          yield batch.map((node) => ({ ...node, kind, actors: heads, links: own.get(node.id) ?? [] }));
        }
      }
    }

    return {
      about: aboutExport({ ...args, of: [...new Set(args.of.map((id) => formerIds.get(id) ?? id))] }),
      shapes: readers.shapes,
      truncated,
      ofSources: args.sources !== undefined,
      parts: async function* () {
        for await (const batch of actors()) yield { actors: batch, facts: [] };
        for await (const batch of facts()) yield { actors: [], facts: batch };
      },
      actors,
      facts,
      sources: (ids) => readers.sources(ask, ids),
      changed: async () => false,
    };
  };
}
