import { type AnalysisQuestion, badInput } from '../compiler/index.ts';
import { DEFAULT_LEVEL, IN_FORCE_LEVELS, type InForceLevel, isDay } from '../domain/index.ts';

/** Reads an optional argument that is a calendar date. */
export function dayArgument({ given, path }: AnalysisQuestion, name: string): string | undefined {
  const value = given[name] ?? undefined;
  if (value !== undefined && !isDay(value)) {
    throw badInput(`${path}.${name}`, `${JSON.stringify(value)} is not a calendar date; write it as 2023-09-13`);
  }
  return value;
}

/** Reads `inForce`, which the API checks and gives a default. */
export const levelArgument = ({ given }: AnalysisQuestion): InForceLevel =>
  IN_FORCE_LEVELS.find((level) => level === given.inForce) ?? DEFAULT_LEVEL;

/** Reads an argument that is a whole number within bounds. */
export function numberArgument({ given, path }: AnalysisQuestion, name: string, min: number, max: number): number {
  const value = given[name];
  if (typeof value !== 'number' || value < min || value > max) {
    throw badInput(`${path}.${name}`, `must be a whole number from ${min} to ${max}, and is ${String(value)}`);
  }
  return value;
}

/** Reads an argument that is a list of ids, without duplicates. */
export function idsArgument(question: AnalysisQuestion, name: string, min: number, max: number): readonly string[] {
  const ids = givenIds(question, name);
  if (ids.length < min || ids.length > max) {
    throw badInput(`${question.path}.${name}`, `takes ${min} to ${max} different ids, and has ${ids.length}`);
  }
  return ids;
}

/** The ids of an argument, without duplicates, unchecked. */
export const givenIds = ({ given }: AnalysisQuestion, name: string): readonly string[] =>
  [...new Set([given[name]].flat())].map(String);
