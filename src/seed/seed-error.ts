/** One problem of the seed. */
export interface SeedProblem {
  /** The file's name. */
  readonly file: string;
  /** The entry's id, or its place in the file where it has none; empty for the whole file. */
  readonly entry: string;
  /** The path of the field, separated by dots; empty for the whole entry. */
  readonly field: string;
  readonly message: string;
}

/** The seed is invalid; `problems` lists everything that is wrong with it. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly problems: readonly SeedProblem[];

  constructor(problems: readonly SeedProblem[]) {
    super(
      `The seed has ${problems.length} problem(s):\n${problems.map((problem) => `- ${describe(problem)}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

function describe({ file, entry, field, message }: SeedProblem): string {
  return `${[file, entry, field].filter((part) => part !== '').join(': ')}: ${message}`;
}
