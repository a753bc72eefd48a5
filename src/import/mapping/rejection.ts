import type { RowProblem } from '../../evidence/index.ts';

/** A row cannot be taken as it is, for what stands in one of its columns. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly problem: RowProblem;

  constructor(column: string | undefined, message: string) {
    super(message);
    this.problem = { column, message };
  }
}
