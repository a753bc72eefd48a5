import { parse } from 'graphql';
import { badInput, notFound } from '../../compiler/index.ts';
import { groupBy } from '../../domain/index.ts';
import { isActor, isFact, kindOf, type Model, typeOfId } from '../../model/index.ts';
import { aboutExport } from '../about.ts';
import type { Ask, Asking } from '../ask.ts';
import type { ActorHead } from '../exported-node.ts';
import { patient } from '../patient.ts';
import { inChunks } from '../pieces.ts';
import type { Readers } from '../readers.ts';
import type { ReadChangeMark } from '../slice/find-slice.ts';
import { factReaders, SliceReading } from '../slice/slice.ts';
import type { Subgraph } from '../subgraph.ts';
import type { SelectionArguments } from './arguments.ts';

const NODES = parse('query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Actor { name } } }');

/** The ids that are looked up at once: the most that `nodes` takes. */
const TOGETHER = 1_000;

interface Named {
  readonly id: string;
  /** Of an actor. */
  readonly name?: string;
}

/** Creates the reader of facts and actors that are named. */
export const createFindSelection =
  (model: Model, readers: Readers) =>
  async ({ ask }: Asking, args: SelectionArguments, readMark: ReadChangeMark): Promise<Subgraph> => {
    for (const id of args.ids) checkType(model, id);
    const before = await readMark();
    const standing = await standingNodes(model, ask, args.ids);
    const facts = groupBy(
      standing.filter(({ name }) => name === undefined).map(({ id }) => id),
      (id) => typeOfId(model, id)?.name ?? '',
    );
    const alone = standing.flatMap(({ id, name }): readonly ActorHead[] =>
      name === undefined ? [] : [{ id, kind: typeOfId(model, id)?.name ?? '', label: name }],
    );
    const calm = patient(ask);
    const named = factReaders(
      readers,
      ({ type }) =>
        async function* () {
          yield facts.get(type.name) ?? [];
        },
    );
    const kinds = new Map(readers.facts.map(({ shape }) => [kindOf(shape.type), shape.type.name]));
    const asked = named.filter(({ kind }) => facts.has(kinds.get(kind) ?? ''));
    const reading = new SliceReading({ model, actors: readers.actors, facts: asked }, calm, {}, alone);
    return {
      about: aboutExport({ ids: standing.map(({ id }) => id) }),
      shapes: readers.shapes,
      truncated: null,
      ofSources: false,
      parts: () => reading.parts(),
      actors: () => reading.actors(),
      facts: () => reading.facts(),
      sources: (ids) => readers.sources(calm, ids),
      changed: async () => reading.missed > 0 || (await readMark()) !== before,
    };
  };

/** @throws {GraphQLError} BAD_USER_INPUT for what is neither a fact nor an actor. */
function checkType(model: Model, id: string): void {
  const type = typeOfId(model, id);
  if (!type || !(isActor(type) || isFact(type))) {
    throw badInput('ids', `${JSON.stringify(id)} is no id of a fact or an actor`);
  }
}

/**
 * What has these ids now, each once.
 * @throws {GraphQLError} NOT_FOUND for an id that the graph does not have.
 */
async function standingNodes(model: Model, ask: Ask, ids: readonly string[]): Promise<readonly Named[]> {
  const found = new Map<string, Named>();
  for (const some of inChunks(ids, TOGETHER)) {
    const { nodes } = (await ask(NODES, { ids: some })) as { readonly nodes: readonly (Named | null)[] };
    for (const [index, node] of nodes.entries()) {
      const id = some[index] ?? '';
      if (!node) throw notFound('ids', typeOfId(model, id)?.name ?? 'node', id);
      found.set(node.id, node);
    }
  }
  return [...found.values()];
}
