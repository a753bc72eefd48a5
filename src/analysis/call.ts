import { type AnalysisQuestion, badInput } from '../compiler/index.ts';
import { isDay } from '../domain/index.ts';

/** An argument that is a day, if it is given. */
export function dayArgument({ given, path }: AnalysisQuestion, name: string): string | undefined {
  const value = given[name] ?? undefined;
  if (value !== undefined && !isDay(value)) {
    throw badInput(`${path}.${name}`, `${JSON.stringify(value)} is no day of the calendar; write it as 2023-09-13`);
  }
  return value;
}

/** An argument that is a whole number within bounds. */
export function numberArgument({ given, path }: AnalysisQuestion, name: string, least: number, most: number): number {
  const value = given[name];
  if (typeof value !== 'number' || value < least || value > most) {
    throw badInput(`${path}.${name}`, `must be a whole number from ${least} to ${most}, and is ${String(value)}`);
  }
  return value;
}

/** The ids of actors that an argument names, each once and in their order. */
export function idsArgument(
  { given, path }: AnalysisQuestion,
  name: string,
  least: number,
  most: number,
): readonly string[] {
  const ids = [...new Set(([given[name]].flat() as readonly unknown[]).map(String))];
  if (ids.length < least || ids.length > most) {
    throw badInput(`${path}.${name}`, `takes ${least} to ${most} different ids, and has ${ids.length}`);
  }
  return ids;
}
