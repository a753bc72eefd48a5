import { z } from 'zod';
import { didYouMean } from '../../domain/index.ts';

/** A problem that a schema finds, at a path of keys and positions. */
export interface FoundProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Words an issue for the author of the file; undefined where zod's own message will do. */
export function schemaWording(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is missing';
  // As long as the names of the keys are at hand; `schemaProblems` makes a problem of each that is unknown.
  if (issue.code === 'unrecognized_keys') return keysOf(issue.inst).join(BETWEEN_KEYS);
  if (issue.code === 'invalid_value') {
    const names = issue.values.map(String);
    return `is none of ${names.join(', ')}${typeof issue.input === 'string' ? didYouMean(issue.input, names) : ''}`;
  }
  if (issue.code !== 'invalid_format') return undefined;
  if (issue.format === 'date') return 'is not a day that exists, written as 2023-09-13';
  if (issue.format === 'datetime') return 'is no instant to the millisecond at most, written as 2023-09-13T12:00:00Z';
  return undefined;
}

/** The problems that a schema with `schemaWording` found, each unknown key at its own path. */
export function schemaProblems(error: z.ZodError): readonly FoundProblem[] {
  return error.issues.flatMap((issue): readonly FoundProblem[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key],
          message: `is unknown here${didYouMean(key, issue.message.split(BETWEEN_KEYS))}`,
        }))
      : [{ path: issue.path, message: issue.message }],
  );
}

const BETWEEN_KEYS = '\n';

const keysOf = (schema: unknown): readonly string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
