import { type DocumentNode, GraphQLError } from 'graphql';
import { MAX_PAGE, tooCostly } from '../compiler/index.ts';
import type { Ask, Data } from './ask.ts';
import { detailsDocument } from './documents.ts';
import { type ExportedNode, readNode } from './record.ts';
import type { Shape } from './shape.ts';

/** How many nodes are asked for at once, and so are in memory with all that is told of them. */
const BATCH = 200;

/** How many sources of each are asked for with a batch: few have more, and those are asked for by themselves. */
const SOURCES = 100;

/** Reads nodes of one type, when they are wanted. */
export type ReadDetails = (ask: Ask, ids: readonly string[]) => AsyncGenerator<readonly ExportedNode[]>;

/** What reads the nodes of a shape; its operation is made once. */
export function createReadDetails(shape: Shape): ReadDetails {
  const document = detailsDocument(shape);

  /** A batch that would cost too much is asked for in halves. */
  return async function* inBatches(ask, ids) {
    let size = BATCH;
    for (let start = 0; start < ids.length; ) {
      const batch = ids.slice(start, start + size);
      const found = await readBatch(ask, shape, document, batch).catch((error: unknown) => {
        if (batch.length > 1 && isTooCostly(error)) return undefined;
        throw error;
      });
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
  return ids.map((id, index) => readNode(shape, id, nodes[index] ?? null));
}

/**
 * A node that has more sources than are asked for with a batch.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY where they are more than can be asked for: no file leaves them out in silence.
 */
async function withAllSources(ask: Ask, shape: Shape, document: DocumentNode, id: string): Promise<ExportedNode> {
  const [node] = await readBatch(ask, shape, document, [id], MAX_PAGE);
  if (node && node.sources.length < MAX_PAGE) return node;
  throw tooCostly(`${id} has ${MAX_PAGE} sources or more, and an export tells fewer of each`, {
    limit: MAX_PAGE,
    unit: 'SOURCES',
  });
}

const isTooCostly = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.code === 'OPERATION_TOO_COSTLY';
