import type { RowProblem } from '../../evidence/index.ts';

/** Thrown by a value that cannot be read: the row is rejected, naming the column. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly problem: RowProblem;

  constructor(column: string | undefined, message: string) {
    super(message);
    this.problem = { column, message };
  }
}

/** Calls a reader and returns the rejection that it throws, if any. */
export function orRejection<T>(read: () => T): T | Rejection {
  try {
    return read();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}
