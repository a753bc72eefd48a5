/** One thing that is wrong in the seed. */
export interface SeedProblem {
  /** The file's name. */
  readonly file: string;
  /** The entry's id, or its place in the file where it has none; empty where the whole file is meant. */
  readonly entry: string;
  /** The field, with a dot before what lies within it; empty where the whole entry is meant. */
  readonly field: string;
  readonly message: string;
}

/** The seed cannot be used; `problems` holds everything that is wrong with it. */
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
