import { isOnlyEnd } from '../../model/index.ts';
import type { Context } from './context.ts';
import type { ParameterTable } from './parameter-table.ts';
import type { From } from './types/from.ts';
import { isTrue } from './types/predicate.ts';
import { type Branch, isSubquery, type RowSlot, type Together, unjoined } from './types/slot.ts';

/** Where the rows of a slot come from, their branches, and what these share. */
interface FoundRows {
  readonly from: From;
  readonly branches: readonly Branch[];
  readonly together?: Together;
}

/**
 * Prints what is selected below an interface once for all of its types where that can be. Otherwise it would be printed for
 * each of them, at each level again.
 */
export function foundTogether(
  { model, parameters }: Pick<Context, 'model' | 'parameters'>,
  target: string,
  from: From,
  branches: readonly Branch[],
): FoundRows {
  if (from.kind === 'relation' && isOnlyEnd(model, from.relation, target)) {
    const together = togetherOf(parameters, branches);
    return together ? { from: { ...from, only: true }, branches, together } : { from, branches };
  }
  const isFoundByKey = from.kind === 'key' || from.kind === 'listed';
  const together = isFoundByKey && branches.some(hasSubqueries) ? togetherOf(parameters, branches) : undefined;
  return { from, branches, ...(together && { together }) };
}

/** The subqueries that several branches share; undefined if some has others, or other joined nodes. */
export function togetherOf(parameters: ParameterTable, branches: readonly Branch[]): Together | undefined {
  const [first, ...others] = branches;
  if (!first || others.length === 0) return undefined;
  const joined = JSON.stringify(first.joins);
  const isAlike = ({ condition, joins }: Branch): boolean => isTrue(condition) && JSON.stringify(joins) === joined;
  if (!branches.every(isAlike)) return undefined;
  const fetched = branches.map(({ slots }) =>
    slots.map((slot) => (takesSubquery(slot) ? parameters.identityOf(slot) : undefined)),
  );
  const [own = []] = fetched;
  const sameAs = new Set(own);
  const isShared = fetched.every((identities) => {
    const theirs = new Set(identities);
    return [...sameAs, ...theirs].every((id) => id === undefined || (sameAs.has(id) && theirs.has(id)));
  });
  if (!isShared) return undefined;
  return fetched.map((identities) => identities.map((id) => (id === undefined ? undefined : own.indexOf(id))));
}

/** Whether a row takes a subquery. */
export const hasSubqueries = ({ slots }: Pick<Branch, 'slots'>): boolean => slots.some(takesSubquery);

const takesSubquery = (slot: RowSlot): boolean => isSubquery(unjoined(slot));
