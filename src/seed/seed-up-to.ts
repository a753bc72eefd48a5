import { admits, type Clearance, clearanceIn } from '../domain/index.ts';
import type { GraphNode } from '../evidence/index.ts';
import type { Model } from '../model/index.ts';
import type { Seed } from './read-seed.ts';
import { SeedError, type SeedProblem } from './seed-error.ts';
import type { SeedStatement } from './seed-statements.ts';
import { unknownIds } from './statement-problems.ts';

/**
 * What the articles up to a clearance say, as if there were no others.
 * @throws {SeedError} if one of them needs what only others say.
 */
export function seedUpTo(seed: Seed, model: Model, clearance: Clearance): Seed {
  const isAdmitted = ({ properties }: GraphNode): boolean => admits(clearance, clearanceIn(properties));
  const sources = seed.sources.filter(isAdmitted);
  const others = seed.sources.filter((source) => !isAdmitted(source));
  if (others.length === 0) return seed;
  const admitted = new Set(sources.map(({ id }) => id));
  const statements = seed.statements.filter(({ source }) => admitted.has(source));
  const isSource = new Set(seed.sources.map(({ id }) => id));
  const subjects = statements.map(({ statedOf }) => statedOf).filter((id) => !isSource.has(id));
  const known = new Set([...admitted, ...subjects]);
  const types = new Map(seed.nodes.filter(({ id }) => known.has(id)).map(({ id, type }) => [id, type]));
  const filed = statements.map((statement) => ({ ...statement, file: '' }));
  const problems = [...unknownIds(model, types, filed), ...statements.flatMap((one) => unknownNames(one, known))];
  if (problems.length > 0) {
    throw new SeedError(
      problems.map((problem) => ({ ...problem, message: `${problem.message} up to the clearance ${clearance}` })),
    );
  }
  const stays = new Set([...known, ...statements.map(({ id }) => id)]);
  return {
    nodes: seed.nodes.filter(({ id }) => stays.has(id.replace(/#.*/s, ''))),
    sources,
    statements,
    leftOut: others.map(({ id }) => id),
  };
}

/** What a statement is about, and whose words it has, where no article states anything of it. */
const unknownNames = (
  { id, statedOf, attributedTo, outlet }: SeedStatement,
  known: ReadonlySet<string>,
): readonly SeedProblem[] =>
  Object.entries({ subject: statedOf, attributedTo, outlet }).flatMap(([field, named]) =>
    named === null || known.has(named)
      ? []
      : [{ file: '', entry: id, field, message: `names ${named}, which no file defines` }],
  );
