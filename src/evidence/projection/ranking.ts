import { PRECISIONS, type Precision } from '../../domain/index.ts';
import type { SourceStatement, StatedValue } from './source-statement.ts';

/** The precedence of a source: values of a higher one stand before those of a lower one. */
export type PrecedenceOf = (source: string) => number;

/** A value with the statement that gives it. */
export interface Candidate {
  readonly statement: SourceStatement;
  readonly stated: StatedValue;
  /** Its position in the statement. */
  readonly index: number;
}

/** All values of statements. */
export const candidatesOf = (statements: readonly SourceStatement[]): readonly Candidate[] =>
  statements.flatMap((statement) => statement.values.map((stated, index): Candidate => ({ statement, stated, index })));

/** What decides which of two values of one property stands. */
export type Deciding = 'BASIS' | 'PRECEDENCE' | 'PRECISION' | 'ORDER';

type Comparison = (one: Candidate, other: Candidate, precedenceOf: PrecedenceOf) => number;

/**
 * What decides, in this order: a correction of ours before what sources say, and that before what we infer; then the source's
 * precedence; then the more exact date; then source, place and id, so that the order is total.
 */
const DECIDING: readonly (readonly [Deciding, Comparison])[] = [
  ['BASIS', (one, other) => basisRank(one.statement.basis) - basisRank(other.statement.basis)],
  [
    'PRECEDENCE',
    (one, other, precedenceOf) => precedenceOf(other.statement.source) - precedenceOf(one.statement.source),
  ],
  ['PRECISION', (one, other) => exactness(one.stated) - exactness(other.stated)],
  [
    'ORDER',
    (one, other) =>
      byText(one.statement.source, other.statement.source) ||
      one.statement.locator - other.statement.locator ||
      byText(one.statement.id, other.statement.id) ||
      one.index - other.index,
  ],
];

/** The order in which values of one property stand. */
export const inRank =
  (precedenceOf: PrecedenceOf) =>
  (one: Candidate, other: Candidate): number => {
    for (const [, compare] of DECIDING) {
      const order = compare(one, other, precedenceOf);
      if (order !== 0) return order;
    }
    return 0;
  };

/** What decides between two values. */
export const decidingBetween = (precedenceOf: PrecedenceOf, one: Candidate, other: Candidate): Deciding =>
  DECIDING.find(([, compare]) => compare(one, other, precedenceOf) !== 0)?.[0] ?? 'ORDER';

/** CORRECTED, then REPORTED and QUOTED, then INFERRED. */
function basisRank(basis: string): number {
  if (basis === 'CORRECTED') return 0;
  return basis === 'INFERRED' ? 2 : 1;
}

/** 0 for a day, more for longer periods. A date without a precision is a day. */
const exactness = ({ precision }: StatedValue): number =>
  precision === null ? 0 : PRECISIONS.indexOf(precision as Precision);

export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
