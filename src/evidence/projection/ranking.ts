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

/**
 * The order in which values of one property stand: a correction of ours before what sources say, and that before what we
 * infer; then by the source's precedence; then the more exact date; then by source, place and id, so that it is total.
 */
export const inRank =
  (precedenceOf: PrecedenceOf) =>
  (one: Candidate, other: Candidate): number =>
    basisRank(one.statement.basis) - basisRank(other.statement.basis) ||
    precedenceOf(other.statement.source) - precedenceOf(one.statement.source) ||
    exactness(one.stated) - exactness(other.stated) ||
    byText(one.statement.source, other.statement.source) ||
    one.statement.locator - other.statement.locator ||
    byText(one.statement.id, other.statement.id) ||
    one.index - other.index;

/** CORRECTED, then REPORTED and QUOTED, then INFERRED. */
function basisRank(basis: string): number {
  if (basis === 'CORRECTED') return 0;
  return basis === 'INFERRED' ? 2 : 1;
}

/** 0 for a day, more for longer periods. A date without a precision is a day. */
const exactness = ({ precision }: StatedValue): number =>
  precision === null ? 0 : PRECISIONS.indexOf(precision as Precision);

export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
