import type { RowProblem } from '../../evidence/index.ts';

/** What a message quotes from its row, in straight quotes; one that is cut short has no end. */
const QUOTED = /"(?:[^"]|"")*(?:"|$)/g;

/** The id that a message begins with, or names. */
const ID_BEFORE = /^[a-z]+:\S+: /;
const NAMED_ID = /\bnames \S+, which/g;

/** What is the same in all problems of a kind: the column and the message without what stands in the row. */
export function reasonOf({ column, message }: RowProblem): string {
  const words = message.replace(ID_BEFORE, '').replace(NAMED_ID, 'names …, which').replaceAll(QUOTED, '"…"');
  return column === undefined ? words : `${column}: ${words}`;
}
