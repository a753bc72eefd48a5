import type { Compiling } from './compiling.ts';
import type { Named } from './possible.ts';
import type { Path, ValueSpec } from './spec.ts';
import { compileValue } from './values/value.ts';

/** Values that an entry or a part names for itself: in lists, of each item. */
export type LocalSpecs = Readonly<Record<string, ValueSpec>> | undefined;

export function withValues(compiling: Compiling, specs: LocalSpecs, at: Path): Compiling {
  if (specs === undefined) return compiling;
  const names = new Map<string, ReturnType<typeof compileValue>>();
  const within: Compiling = {
    ...compiling,
    name: (name) => names.get(name) ?? compiling.name(name),
    names: () => [...compiling.names(), ...names.keys()],
  };
  for (const [name, spec] of Object.entries(specs)) names.set(name, compileValue(within, spec, [...at, name]));
  return within;
}

/** The named values with these behind them. */
export const namedWith = (named: readonly Named[], specs: LocalSpecs, at: Path): readonly Named[] => [
  ...named,
  ...Object.entries(specs ?? {}).map(([name, spec]) => ({ name, spec, at: [...at, name] })),
];
