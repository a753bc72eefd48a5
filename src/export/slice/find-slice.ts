import { type GraphQLSchema, parse } from 'graphql';
import { badInput, notFound } from '../../compiler/index.ts';
import { type Model, typeOfId } from '../../model/index.ts';
import { aboutExport } from '../about.ts';
import type { Ask, Asking } from '../ask.ts';
import { patient } from '../patient.ts';
import type { Readers } from '../readers.ts';
import { renameArgument } from '../rename-argument.ts';
import type { Subgraph } from '../subgraph.ts';
import type { SliceArguments } from './arguments.ts';
import { createReadIds } from './pages.ts';
import { factReaders, type SliceReaders, SliceReading } from './slice.ts';

const NODES = parse('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }');

/** Reads what differs after each change of the graph. */
export type ReadChangeMark = () => Promise<string>;

/** Creates the reader of whole slices of an API's graph; its operations are parsed once. */
export function createFindSlice(model: Model, schema: GraphQLSchema, readers: Readers) {
  const facts = factReaders(readers, (shape) => createReadIds(schema, shape));
  const sliceReaders: SliceReaders = { model, actors: readers.actors, facts };

  return async ({ ask }: Asking, given: SliceArguments, readMark: ReadChangeMark): Promise<Subgraph> => {
    const before = await readMark();
    const sources = given.sources && (await standingSources(model, ask, given.sources));
    const args = { ...given, ...(sources && { sources }) };
    await checkFirstPage(ask, sliceReaders, args);
    const calm = patient(ask);
    const reading = new SliceReading(sliceReaders, calm, args);
    return {
      about: aboutExport(args),
      shapes: readers.shapes,
      truncated: null,
      ofSources: sources !== undefined,
      parts: () => reading.parts(),
      actors: () => reading.actors(),
      facts: () => reading.facts(),
      sources: (ids) => readers.sources(calm, ids),
      changed: async () => reading.missed > 0 || (await readMark()) !== before,
    };
  };
}

/**
 * The ids of sources, each once.
 * @throws {GraphQLError} BAD_USER_INPUT or NOT_FOUND for what is no source: no facts would claim that it states none.
 */
async function standingSources(model: Model, ask: Ask, ids: readonly string[]): Promise<readonly string[]> {
  for (const id of ids) {
    const type = typeOfId(model, id);
    if (type?.name !== 'Source') throw badInput('sources', `${JSON.stringify(id)} is no id of a source`);
  }
  const { nodes } = (await ask(NODES, { ids })) as { readonly nodes: readonly ({ readonly id: string } | null)[] };
  const standing = nodes.map((node, index) => {
    if (!node) throw notFound('sources', 'Source', ids[index] ?? '');
    return node.id;
  });
  return [...new Set(standing)];
}

/** Asks for the first ids before the file begins, so that what is wrong with the question is told by a response. */
async function checkFirstPage(ask: Ask, { facts }: SliceReaders, args: SliceArguments): Promise<void> {
  const kinds = args.via?.facts;
  const first = facts.find(({ kind }) => !kinds || kinds.includes(kind));
  await first?.ids(ask, args).next().catch(renameArgument);
}
