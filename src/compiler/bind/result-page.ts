import { badCursor, badInput } from '../errors.ts';
import type { CursorOrder } from '../plan/types/parameter.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { pageSizeOf } from './page-size.ts';

/** The page arguments of a search or an analysis, whose results are cut in memory. `P` is a position in the order. */
export interface PageRequest<P> {
  readonly size: number;
  /** Whether the page is taken from the end. */
  readonly backward: boolean;
  readonly after: P | undefined;
  readonly before: P | undefined;
}

/** The items of a page, and whether there are others around it. */
export interface ResultPage<T> {
  readonly items: readonly T[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** Reads the value of a page argument. */
type GivenPage = (name: 'first' | 'after' | 'last' | 'before') => unknown;

/** The order of the results of a search or an analysis, with its cursors and pages. `P` is a position in it. */
export class ResultOrder<P> {
  readonly #order: CursorOrder;
  readonly #what: string;
  readonly #toValues: (position: P) => readonly unknown[];
  readonly #fromValues: (values: readonly unknown[]) => P | undefined;
  readonly #compare: (one: P, other: P) => number;

  /** `what` names the results in errors; `toValues` and `fromValues` give the values in a cursor, with the types of `keys`. */
  constructor(definition: {
    readonly what: string;
    readonly order: CursorOrder;
    readonly toValues: (position: P) => readonly unknown[];
    readonly fromValues: (values: readonly unknown[]) => P | undefined;
    readonly compare: (one: P, other: P) => number;
  }) {
    this.#what = definition.what;
    this.#order = definition.order;
    this.#toValues = definition.toValues;
    this.#fromValues = definition.fromValues;
    this.#compare = definition.compare;
  }

  /** Positive if `one` comes after `other`. */
  compare(one: P, other: P): number {
    return this.#compare(one, other);
  }

  /** The cursor of a position. */
  cursorOf(position: P): string {
    return encodeCursor(this.#order.digest, this.#toValues(position));
  }

  /**
   * Reads `first`, `after`, `last` and `before` of the field at `path`.
   * @throws {GraphQLError} BAD_USER_INPUT
   */
  readPage(given: GivenPage, path: string): PageRequest<P> {
    return readPageRequest(given, path, (cursor, argument) => {
      const position = this.#fromValues(decodeCursor(cursor, this.#order) ?? []);
      if (position === undefined) throw badCursor(argument, `is not a cursor of ${this.#what}`);
      return position;
    });
  }

  /** Cuts a page out of all results, which are in order. */
  cut<T extends P>(page: PageRequest<P>, results: readonly T[]): ResultPage<T> {
    return cutPage(page, results, this.#compare);
  }
}

/**
 * Reads `first`, `after`, `last` and `before`. `readCursor` throws if it is not given a cursor of the order.
 * @throws {GraphQLError} BAD_USER_INPUT, naming the argument below `path`.
 */
export function readPageRequest<P>(
  given: GivenPage,
  path: string,
  readCursor: (cursor: unknown, argument: string) => P,
): PageRequest<P> {
  const [first, last] = [given('first') ?? undefined, given('last') ?? undefined];
  if (first !== undefined && last !== undefined) {
    throw badInput(`${path}.last`, 'give either first or last, not both');
  }
  const backward = last !== undefined;
  const position = (name: 'after' | 'before'): P | undefined => {
    const cursor = given(name) ?? undefined;
    return cursor === undefined ? undefined : readCursor(cursor, `${path}.${name}`);
  };
  return {
    size: pageSizeOf(last ?? first, `${path}.${backward ? 'last' : 'first'}`),
    backward,
    after: position('after'),
    before: position('before'),
  };
}

/** Cuts a page out of all results, which are in order; `compare` is positive if `one` comes after `other`. */
export function cutPage<P, T extends P>(
  { size, backward, after, before }: PageRequest<P>,
  results: readonly T[],
  compare: (one: P, other: P) => number,
): ResultPage<T> {
  const between = results.filter(
    (item) => (!after || compare(item, after) > 0) && (!before || compare(before, item) > 0),
  );
  const more = between.length > size;
  return {
    items: backward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size),
    hasNext: backward ? before !== undefined : more,
    hasPrevious: backward ? more : after !== undefined,
  };
}
