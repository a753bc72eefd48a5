import { type DocumentNode, GraphQLError } from 'graphql';
import { tooCostly } from '../compiler/index.ts';
import { LIMITS } from '../model/index.ts';
import type { Ask, Data } from './ask.ts';
import { type ExportedNode, toExportedNode } from './exported-node.ts';
import { markedFactsDocument, nodesDocument } from './operations.ts';
import type { Shape } from './shape.ts';

/** The number of nodes per operation, all of which are in memory at once. */
const BATCH = 200;

/** The number of sources per node in a batch. The few nodes with more are read again on their own. */
const SOURCES = 100;

/** Reads nodes of one type in batches, each when it is consumed. Facts of `asked` sources are marked: see `fromOthers`. */
export type ReadNodes = (
  ask: Ask,
  ids: readonly string[],
  asked?: readonly string[],
) => AsyncGenerator<readonly ExportedNode[]>;

/** Creates the reader of one type; its operations are parsed once. */
export function createReadNodes(shape: Shape, largest = BATCH): ReadNodes {
  const [plain, marked] = [nodesDocument(shape), markedFactsDocument(shape)];

  return async function* inBatches(given, ids, asked) {
    const document = asked ? marked : plain;
    const ask: Ask = asked ? (operation, variables) => given(operation, { ...variables, asked }) : given;
    let size = largest;
    for (let start = 0; start < ids.length; ) {
      const batch = ids.slice(start, start + size);
      const found = await readBatch(ask, shape, document, batch).catch((error: unknown) => {
        if (batch.length > 1 && isTooCostly(error)) return undefined;
        throw error;
      });
      // A batch that is too costly is halved and tried again.
      if (!found) {
        size = Math.ceil(batch.length / 2);
        continue;
      }
      start += batch.length;
      for (const [index, node] of found.entries()) {
        if (node.sources.length >= SOURCES) found[index] = await withAllSources(ask, shape, document, node.id);
      }
      yield found;
    }
  };
}

async function readBatch(
  ask: Ask,
  shape: Shape,
  document: DocumentNode,
  ids: readonly string[],
  sources = SOURCES,
): Promise<ExportedNode[]> {
  const { nodes } = (await ask(document, { ids, ...(shape.stated ? { sources } : {}) })) as {
    readonly nodes: readonly (Data | null)[];
  };
  return ids.map((id, index) => toExportedNode(shape, id, nodes[index] ?? null));
}

/**
 * Reads a node with up to `LIMITS.page` sources.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY if it has more: a file never leaves sources out silently.
 */
async function withAllSources(ask: Ask, shape: Shape, document: DocumentNode, id: string): Promise<ExportedNode> {
  const [node] = await readBatch(ask, shape, document, [id], LIMITS.page);
  if (node && node.sources.length < LIMITS.page) return node;
  throw tooCostly(`${id} has ${LIMITS.page} sources or more; an export can only list fewer per node`, {
    limit: LIMITS.page,
    unit: 'SOURCES',
  });
}

/** Whether an operation was refused for its cost, so that a smaller one may not be. */
export const isTooCostly = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.code === 'OPERATION_TOO_COSTLY';
