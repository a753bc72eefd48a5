import type { GraphStatement } from '../../graph/index.ts';
import type { Noted } from '../marks/tally.ts';

/** The most nodes that one transaction withdraws. */
export const WITHDRAWN_AT_ONCE = 5_000;

/** How long a read through all statements of a source, which may be millions, may take, in milliseconds. */
export const WITHDRAWAL_TIMEOUT_MS = 600_000;

/** One part of a withdrawal: the statements of one transaction, and what they withdraw. */
export interface Withdrawal {
  readonly writes: readonly GraphStatement[];
  readonly statements: number;
  readonly facts: number;
  readonly noted: readonly Noted[];
}
