/** A mistake in a file of the model, with its place. */
export interface ModelProblem {
  /** As in `schema/loan.graphql`. */
  readonly file: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The model is wrong. The message lists every problem with its place. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly problems: readonly ModelProblem[];

  constructor(message: string, problems: readonly ModelProblem[] = []) {
    super(message);
    this.problems = problems;
  }

  static of(problems: readonly ModelProblem[]): ModelError {
    const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
    if (lines.length === 1) return new ModelError(lines.join(), problems);
    return new ModelError(`The model has ${lines.length} problems:\n  ${lines.join('\n  ')}`, problems);
  }
}
