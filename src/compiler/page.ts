import type { Context } from './context.ts';
import { badInput } from './errors.ts';
import type { Input, Source } from './input.ts';
import type { Order } from './order.ts';
import type { KeysetKey, PageView, Predicate } from './plan.ts';

/** How a connection's arguments cut its page: the conditions of its cursors, and the page's size and direction. */
export interface PageCut {
  readonly conditions: readonly Predicate[];
  readonly view: Pick<PageView, 'size' | 'probe' | 'backward' | 'after' | 'before'>;
}

/** Reads `first`, `after`, `last` and `before`. With `probe`, one row more is fetched. */
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
  const conditions = (['after', 'before'] as const).flatMap((side): readonly Predicate[] => {
    const cursor = source(side);
    return cursor ? [{ kind: 'keyset', side, keys: keysetKeys(context, order, cursor, argument(side)) }] : [];
  });
  return {
    conditions,
    view: {
      size,
      probe,
      backward: last !== undefined,
      after: source('after') !== undefined,
      before: source('before') !== undefined,
    },
  };
}

const keysetKeys = (context: Context, order: Order, cursor: Source, argument: string): readonly KeysetKey[] =>
  order.keys.map((key, index) => ({
    ...key,
    parameter: context.parameters.cursor(cursor, order.cursor, index, argument),
  }));
