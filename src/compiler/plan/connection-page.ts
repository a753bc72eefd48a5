import { badInput } from '../errors.ts';
import type { SummaryBuilder } from './aggregate.ts';
import { argumentPath } from './arguments.ts';
import type { ConnectionNeeds } from './connection.ts';
import type { FieldSite } from './field-site.ts';
import { type GivenArguments, sourceOf } from './input.ts';
import { keptRows } from './kept-rows.ts';
import type { Order } from './order.ts';
import type { RowBuilder } from './row-builder.ts';
import type { ConnectionView, PageView } from './types/connection-view.ts';
import type { From } from './types/from.ts';
import type { Keyset, OrderKey } from './types/order-key.ts';
import { isTrue, type Predicate } from './types/predicate.ts';
import type { Relation } from './types/relation.ts';
import type { ToldNodes } from './types/told-slot.ts';

/** All items of a connection. */
export interface ConnectionItems {
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
}

/** A page of a connection: its arguments, and what is selected of its items. */
interface PageSite {
  /** The connection. */
  readonly site: FieldSite;
  readonly given: GivenArguments;
  readonly order: Order;
  readonly items: ConnectionItems;
  readonly needs: ConnectionNeeds;
  readonly itemRow: RowBuilder;
}

/** Plans the rows of a page, in order, and what is fetched beside them. */
export function planPage({ site, given, order, items, needs, itemRow }: PageSite): {
  readonly view: PageView;
  readonly count: ConnectionView['count'];
} {
  const { field, from, label, condition } = items;
  const whole = !sourceOf(given, 'after') && !sourceOf(given, 'before');
  // Without a cursor, the total tells whether there are more items; otherwise, one more row does.
  const probe = needs.probe && !(whole && needs.count);
  const cut = readPageArguments(site, given, order, probe);
  const ends = needs.cursors === 'ends' && from.kind !== 'all' && from.kind !== 'anchored' ? { probe } : undefined;
  const relation = needs.count && !needs.summary ? degreeRelation(from, condition) : undefined;
  const total = whole && cut.view.skip === undefined ? relation : undefined;
  const beside = (ends ?? total) && { ends, total };
  const inRows = needs.cursors !== undefined && !ends;
  const keys = inRows ? order.keys.map((key, index) => cursorSlot(itemRow, key, index)) : [];
  const slot = site.row.add({
    kind: 'rows',
    field,
    from,
    branches: [itemRow.branch(label, condition)],
    order: order.keys,
    reversed: cut.view.backward,
    keysets: cut.keysets,
    skip: cut.view.skip,
    limit: cut.view.size,
    beside,
    bare: itemRow.isOneValue,
    kept: site.context.usesKept && !cut.view.backward ? keptRows(items, order, itemRow) : undefined,
  });
  const cursor = { digest: order.cursor.digest, slots: keys, ends: ends && 1 };
  return {
    view: { ...cut.view, slot, beside: beside !== undefined, cursor },
    count: total && { slot, at: ends ? 2 : 1 },
  };
}

/** Plans the total number of items and their other aggregates, which take one walk together. */
export function planCount(
  items: ConnectionItems,
  asked: { readonly summary: SummaryBuilder; readonly nodes: ToldNodes | undefined } | undefined,
  known: ConnectionView['count'],
  row: RowBuilder,
): Pick<ConnectionView, 'count' | 'summary'> {
  if (asked) {
    const { summary, nodes } = asked;
    const at = summary.add({ kind: 'count' });
    const slot = row.add({ kind: 'summary', ...items, functions: summary.functions, ...(nodes && { nodes }) });
    return { count: { slot, at }, summary: slot };
  }
  if (known) return { count: known, summary: undefined };
  const relation = degreeRelation(items.from, items.condition);
  const slot = row.add(relation ? { kind: 'degree', field: items.field, relation } : { kind: 'count', ...items });
  return { count: { slot, at: undefined }, summary: undefined };
}

/** The relation whose degree is the number of items; undefined if they have to be counted. */
const degreeRelation = (from: From, condition: Predicate): Relation | undefined =>
  from.kind === 'relation' && from.only && !from.distinct && isTrue(condition) ? from.relation : undefined;

const cursorSlot = (row: RowBuilder, { value }: OrderKey, index: number): number =>
  value.kind === 'property' && value.prefix === undefined
    ? row.property(value.property)
    : row.add({ kind: 'orderKey', index });

const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before', 'offset'];

/** @throws {GraphQLError} BAD_USER_INPUT if the page arguments contradict each other. */
export function checkPageArguments(site: FieldSite, given: GivenArguments, order: Order): void {
  if (PAGE_ARGUMENTS.some((name) => given.has(name))) readPageArguments(site, given, order, false);
}

/** How the arguments of a connection cut its page. */
interface PageCut {
  readonly keysets: readonly Keyset[];
  readonly view: Pick<PageView, 'size' | 'probe' | 'backward' | 'after' | 'before' | 'skip'>;
}

/** Reads `first`, `after`, `last`, `before` and `offset`. With `probe`, one more row is fetched. */
function readPageArguments(site: FieldSite, given: GivenArguments, order: Order, probe: boolean): PageCut {
  const { parameters } = site.context;
  const [first, last, offset] = [sourceOf(given, 'first'), sourceOf(given, 'last'), sourceOf(given, 'offset')];
  const argument = (name: string): string => argumentPath(site, name);
  if (last && first) throw badInput(argument('last'), 'give either first or last, not both');
  const size = parameters.pageSize(last ?? first, probe, argument(last ? 'last' : 'first'));
  const keysets = (['after', 'before'] as const).flatMap((side): readonly Keyset[] => {
    const cursor = sourceOf(given, side);
    if (!cursor) return [];
    const keys = order.keys.map((key, index) => ({
      ...key,
      parameter: parameters.cursor(cursor, order.cursor, index, argument(side)),
    }));
    return [{ side, keys }];
  });
  if (offset && (last || keysets.length > 0)) {
    throw badInput(argument('offset'), 'counts from the start; it can only be combined with first');
  }
  return {
    keysets,
    view: {
      size,
      probe,
      backward: last !== undefined,
      after: sourceOf(given, 'after') !== undefined,
      before: sourceOf(given, 'before') !== undefined,
      skip: offset && parameters.offset(offset, argument('offset')),
    },
  };
}
