import type { RowProblem } from './contract.ts';

/** A row cannot be taken as it is, for what stands in one of its columns. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly problem: RowProblem;

  constructor(column: string | undefined, message: string) {
    super(message);
    this.problem = { column, message };
  }
}

/** A text as a message shows it: short, and with its quotes. */
export const shown = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
