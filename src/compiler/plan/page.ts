import { badInput } from '../errors.ts';
import type { Context } from './context.ts';
import type { Input, Source } from './input.ts';
import type { Order } from './order.ts';
import type { Keyset, KeysetKey } from './plan.ts';
import type { PageView } from './view.ts';

/** How a connection's arguments cut its page: by its cursors, its size, its direction and its offset. */
export interface PageCut {
  readonly keysets: readonly Keyset[];
  readonly view: Pick<PageView, 'size' | 'probe' | 'backward' | 'after' | 'before' | 'skip'>;
}

/** Reads `first`, `after`, `last`, `before` and `offset`. With `probe`, one row more is fetched. */
export function planPage(
  context: Context,
  given: ReadonlyMap<string, Input>,
  order: Order,
  probe: boolean,
  argument: (name: string) => string,
): PageCut {
  const source = (name: string): Source | undefined => {
    const input = given.get(name);
    return input?.kind === 'leaf' ? input.source : undefined;
  };
  const last = source('last');
  if (last && source('first')) {
    throw badInput(argument('last'), 'give either first or last, not both');
  }
  const size = context.parameters.pageSize(last ?? source('first'), probe, argument(last ? 'last' : 'first'));
  const keysets = (['after', 'before'] as const).flatMap((side): readonly Keyset[] => {
    const cursor = source(side);
    return cursor ? [{ side, keys: keysetKeys(context, order, cursor, argument(side)) }] : [];
  });
  const offset = source('offset');
  if (offset && (last || keysets.length > 0)) {
    throw badInput(argument('offset'), 'counts from the front; give it with first alone');
  }
  return {
    keysets,
    view: {
      size,
      probe,
      backward: last !== undefined,
      after: source('after') !== undefined,
      before: source('before') !== undefined,
      skip: offset && context.parameters.offset(offset, argument('offset')),
    },
  };
}

const keysetKeys = (context: Context, order: Order, cursor: Source, argument: string): readonly KeysetKey[] =>
  order.keys.map((key, index) => ({
    ...key,
    parameter: context.parameters.cursor(cursor, order.cursor, index, argument),
  }));
