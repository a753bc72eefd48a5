import { type Names, node, parameter, property, subquery, union, where } from '../../cypher/index.ts';
import { isTrue } from '../plan/types/predicate.ts';
import type { Branch, KeptRows, RowsSlot } from '../plan/types/slot.ts';
import { printMatch } from './match.ts';
import { printCut, printKeys, printKeysets } from './order.ts';
import { printPredicate } from './predicate.ts';
import { reachedNode, type Subject } from './subject.ts';

/** A page whose order the node above may keep. */
export interface KeptPage {
  readonly slot: RowsSlot;
  readonly kept: KeptRows;
  readonly branch: Pick<Branch, 'label' | 'condition'>;
}

/**
 * Prints the clauses that find a page by the ids that its node keeps, where those are enough, and otherwise by sorting all.
 * Its rows are not in order yet.
 */
export function printKept(
  names: Names,
  near: string,
  page: KeptPage,
): { readonly subject: Subject; readonly lines: readonly string[] } {
  const id = names.item();
  const found = isFiltered(page) ? printFiltered(names, near, page) : undefined;
  const ids = found?.ids ?? property(near, page.kept.list);
  const enough = found ? `size(${ids}) >= ${last(page)}` : isKept(near, page);
  const branches = [
    [`UNWIND CASE WHEN ${enough} THEN ${slice(ids, page)} ELSE [] END AS ${id}`, `RETURN ${id}`],
    [`UNWIND CASE WHEN ${enough} THEN [] ELSE [0] END AS ${names.item()}`, ...printSorted(names, near, page, id)],
  ];
  const subject = reachedNode(names);
  return {
    subject,
    lines: [
      ...(found?.lines ?? []),
      ...subquery(found ? [near, ids] : [near], union(branches, 'UNION ALL')),
      ...byId(subject, page, id),
    ],
  };
}

const isFiltered = ({ slot, branch }: KeptPage): boolean => slot.keysets.length > 0 || !isTrue(branch.condition);

/** The number of rows up to the end of the page. */
const last = ({ slot: { skip, limit } }: KeptPage): string =>
  [skip, limit].flatMap((name) => (name === undefined ? [] : [parameter(name)])).join(' + ');

/** Whether the node keeps as many ids. */
const isKept = (near: string, page: KeptPage): string =>
  `${property(near, page.kept.flag)} AND size(${property(near, page.kept.list)}) >= ${last(page)}`;

const slice = (ids: string, page: KeptPage): string =>
  `${ids}[${page.slot.skip === undefined ? '0' : parameter(page.slot.skip)}..${last(page)}]`;

const byId = (subject: Subject, { branch }: KeptPage, id: string): readonly string[] => [
  `MATCH ${node(subject.node, branch.label)}`,
  ...where([`${property(subject.node, 'id')} = ${id}`]),
];

/** The kept ids of the facts that meet the condition and are beyond the cursors, in order. */
function printFiltered(
  names: Names,
  near: string,
  page: KeptPage,
): { readonly ids: string; readonly lines: readonly string[] } {
  const { slot, branch, kept } = page;
  const [ids, id] = [names.column(), names.item()];
  const subject = reachedNode(names);
  const keys = printKeys(names, subject, slot.order);
  const { node: own } = subject;
  const conditions = [
    `${property(own, 'id')} = ${id}`,
    ...printKeysets(slot, keys.values),
    ...(isTrue(branch.condition) ? [] : [printPredicate(names, subject, branch.condition)]),
  ];
  return {
    ids,
    lines: subquery(
      [near],
      [
        `UNWIND CASE WHEN ${isKept(near, page)} THEN ${property(near, kept.list)} ELSE [] END AS ${id}`,
        `MATCH ${node(own, branch.label)}`,
        ...where(conditions),
        ...printCut({ ...slot, skip: undefined, limit: undefined }, keys, [own]),
        `RETURN collect(${property(own, 'id')}) AS ${ids}`,
      ],
    ),
  };
}

/** The ids of the page, found by sorting all facts of the node. */
function printSorted(names: Names, near: string, { slot, branch }: KeptPage, id: string): readonly string[] {
  const keysets = (subject: Subject): readonly string[] =>
    printKeysets(slot, printKeys(names, subject, slot.order).values);
  const { subject, lines, repeats } = printMatch(names, near, { from: slot.from, ...branch }, keysets);
  const keys = printKeys(names, subject, slot.order);
  return [
    ...lines,
    ...(repeats ? [`WITH DISTINCT ${subject.node}`] : []),
    ...printCut(slot, keys, [subject.node]),
    `RETURN ${property(subject.node, 'id')} AS ${id}`,
  ];
}
