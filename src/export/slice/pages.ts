import { type GraphQLSchema, parse } from 'graphql';
import { ModelError } from '../../model/index.ts';
import type { Ask } from '../ask.ts';
import { isTooCostly } from '../read-nodes.ts';
import type { Shape } from '../shape.ts';
import type { SliceArguments } from './arguments.ts';

/** The first page of ids, and the largest. */
const FIRST_PAGE = 1_000;
const LARGEST_PAGE = 10_000;

/**
 * A page that takes longer is slow for another reason than its size, as the embedded engine goes through all facts of a type
 * for each one, so the next page has twice as many ids.
 */
const SLOW_MS = 250;

/** Reads the ids of a type's facts in a slice, in order, in pages that are read when they are consumed. */
export type ReadIds = (ask: Ask, args: SliceArguments) => AsyncGenerator<readonly string[]>;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * Creates the reader of a type's ids; its operation is parsed once.
 * @throws {ModelError} if the type has no collection of all its nodes.
 */
export function createReadIds(schema: GraphQLSchema, { type }: Shape, now = () => performance.now()): ReadIds {
  const collection = type.collections.find(({ having }) => having === undefined)?.name ?? '';
  const field = schema.getQueryType()?.getFields()[collection];
  if (!field) throw new ModelError(`The type ${type.name} has no @collection of all its items, which exports read.`);
  const args = field.args.filter(({ name }) => ['where', 'at', 'inForce', 'sources', 'first', 'after'].includes(name));
  const document = parse(`query (${args.map((one) => `$${one.name}: ${String(one.type)}`).join(', ')}) {
    page: ${collection}(${args.map(({ name }) => `${name}: $${name}`).join(', ')}) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }`);

  return async function* inPages(ask, slice) {
    const { at, inForce, sources } = slice;
    const where = whereOf(type.name, slice);
    let first = FIRST_PAGE;
    let most = LARGEST_PAGE;
    let after: string | null = null;
    for (;;) {
      const start = now();
      const asOf = { ...(at !== undefined && { at }), ...(inForce !== undefined && { inForce }) };
      const variables = { first, where, ...asOf, ...(sources && { sources }) };
      const found: Page | undefined = await ask(document, { ...variables, ...(after !== null && { after }) }).then(
        (data) => data.page as Page,
        (error: unknown) => {
          if (first > 1 && isTooCostly(error)) return undefined;
          throw error;
        },
      );
      // A page that is too costly is halved and tried again.
      if (!found) {
        first = Math.ceil(first / 2);
        most = first;
        continue;
      }
      if (now() - start > SLOW_MS) first = Math.min(most, first * 2);
      yield found.nodes.map(({ id }) => id);
      if (!found.pageInfo.hasNextPage) return;
      after = found.pageInfo.endCursor;
    }
  };
}

/** The condition of a type's facts, as its collection takes it; the filters choose among memberships alone. */
function whereOf(type: string, { via = {} }: SliceArguments): object {
  const { allianceKinds, obligations, statuses } = type === 'Membership' ? via : {};
  return {
    ...(statuses && { status: { in: statuses } }),
    ...((allianceKinds || obligations) && {
      alliance: {
        ...(allianceKinds && { kind: { in: allianceKinds } }),
        ...(obligations && { or: obligations.map((one) => ({ obligations: { contains: one } })) }),
      },
    }),
  };
}
