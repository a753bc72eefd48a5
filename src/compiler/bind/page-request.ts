import { badInput } from '../errors.ts';
import { wholePage } from './bind.ts';

/** A page as its arguments ask for it, of what is found before the statement runs. `P` is a place in the order. */
export interface PageRequest<P> {
  readonly size: number;
  /** Whether the page is taken from the end. */
  readonly backward: boolean;
  readonly after: P | undefined;
  readonly before: P | undefined;
}

/**
 * Reads `first`, `after`, `last` and `before`. `readCursor` throws where it is given no cursor of the order.
 * @throws {GraphQLError} BAD_USER_INPUT, naming the argument below `path`.
 */
export function readPageRequest<P>(
  given: (name: 'first' | 'after' | 'last' | 'before') => unknown,
  path: string,
  readCursor: (cursor: unknown, argument: string) => P,
): PageRequest<P> {
  const [first, last] = [given('first') ?? undefined, given('last') ?? undefined];
  if (first !== undefined && last !== undefined) {
    throw badInput(`${path}.last`, 'give either first or last, not both');
  }
  const backward = last !== undefined;
  const place = (name: 'after' | 'before'): P | undefined => {
    const cursor = given(name) ?? undefined;
    return cursor === undefined ? undefined : readCursor(cursor, `${path}.${name}`);
  };
  return {
    size: wholePage(last ?? first, `${path}.${backward ? 'last' : 'first'}`),
    backward,
    after: place('after'),
    before: place('before'),
  };
}

/** The items of a page, and whether others lie around it. */
export interface CutPage<T> {
  readonly items: readonly T[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** Cuts a page out of all that was found, which is in its order; `compare` is above 0 where the one stands behind the other. */
export function cutPage<P, T extends P>(
  { size, backward, after, before }: PageRequest<P>,
  found: readonly T[],
  compare: (one: P, other: P) => number,
): CutPage<T> {
  const asked = found.filter((item) => (!after || compare(item, after) > 0) && (!before || compare(before, item) > 0));
  const more = asked.length > size;
  return {
    items: backward ? asked.slice(Math.max(0, asked.length - size)) : asked.slice(0, size),
    hasNext: backward ? before !== undefined : more,
    hasPrevious: backward ? more : after !== undefined,
  };
}
