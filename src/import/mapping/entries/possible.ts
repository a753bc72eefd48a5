import type { LocalSpecs } from '../row-names.ts';
import type { EachSpec, Path, ValueObject, ValueSpec } from '../spec/spec.ts';
import { parseTemplate } from '../template.ts';
import type { Cell } from '../values/cell.ts';

/** The possible results of a value, as far as the mapping alone tells. */
export interface Possible {
  /** Results written in the mapping, each with its position. */
  readonly constants: readonly { readonly cell: Exclude<Cell, null>; readonly at: Path }[];
  /** The kinds of results that depend on rows. */
  readonly kinds: ReadonlySet<ResultKind>;
}

export type ResultKind = 'text' | 'number' | 'date' | 'list';

/** A named value and its position in the mapping. */
export interface Named {
  readonly name: string;
  readonly spec: ValueSpec;
  readonly at: Path;
}

const NOTHING: Possible = { constants: [], kinds: new Set() };

/** @param named - the named values, in order */
export function possibleResults(spec: ValueSpec, at: Path, named: readonly Named[]): Possible {
  if (typeof spec === 'string') return ofTemplate(spec, at, named);
  const inner = withinKind(spec, at, named);
  const written = [
    ...Object.entries(typeof spec.table === 'object' ? spec.table : {})
      .filter(([, cell]) => cell !== '')
      .map(([key, cell]) => ({ cell, at: [...at, 'table', key] })),
    ...(typeof spec.otherwise === 'object' && spec.otherwise
      ? [{ cell: spec.otherwise.const, at: [...at, 'otherwise'] }]
      : []),
  ];
  // If the table is exhaustive, all results are written in it.
  const read = typeof spec.table === 'object' && spec.otherwise !== 'keep' ? NOTHING : inner;
  const other = spec.default === undefined ? NOTHING : possibleResults(spec.default, [...at, 'default'], named);
  return joined([{ constants: written, kinds: new Set() }, read, other]);
}

function withinKind(spec: ValueObject, at: Path, named: readonly Named[]): Possible {
  const within = (inner: ValueSpec, ...key: Path): Possible => possibleResults(inner, [...at, ...key], named);
  if ('date' in spec) return of('date');
  if ('number' in spec || 'sum' in spec || spec.as === 'int' || spec.as === 'float') return of('number');
  if ('list' in spec || 'split' in spec || 'columns' in spec) return of('list');
  if ('flags' in spec) {
    const elements = Object.entries(spec.flags).map(([name, cell]) => ({ cell, at: [...at, 'flags', name] }));
    return { constants: elements, kinds: new Set(['list']) };
  }
  if ('const' in spec) return { constants: [{ cell: spec.const, at: [...at, 'const'] }], kinds: new Set() };
  if ('first' in spec) return joined(spec.first.map((one, index) => within(one, 'first', index)));
  if (
    !('value' in spec) ||
    typeof spec.table === 'string' ||
    spec.pattern !== undefined ||
    spec.strip !== undefined ||
    spec.case !== undefined
  ) {
    return of('text');
  }
  return within(spec.value, 'value');
}

function ofTemplate(template: string, at: Path, named: readonly Named[]): Possible {
  const parts = parseTemplate(template);
  if (typeof parts === 'string') return NOTHING;
  if (parts.every((part) => part.kind === 'text')) {
    const text = parts.map((part) => part.text).join('');
    return text === '' ? NOTHING : { constants: [{ cell: text, at }], kinds: new Set() };
  }
  const [only] = parts;
  const name = parts.length === 1 && only?.kind === 'name' ? only.name : undefined;
  const index = named.findLastIndex((one) => one.name === name);
  const value = named[index];
  return value ? possibleResults(value.spec, value.at, named.slice(0, index)) : of('text');
}

const of = (kind: ResultKind): Possible => ({ constants: [], kinds: new Set([kind]) });

const joined = (all: readonly Possible[]): Possible => ({
  constants: all.flatMap((one) => one.constants),
  kinds: new Set(all.flatMap((one) => [...one.kinds])),
});

/** The named values that a part with `each` sees: an item is a value of its name. */
export function withElements(named: readonly Named[], each: EachSpec | undefined, at: Path): readonly Named[] {
  const elements = Object.entries(each ?? {}).map(([name, list]) => ({
    name,
    spec: elementOf(list, named),
    at: [...at, name],
  }));
  return elements.length === 0 ? named : [...named, ...elements];
}

/** A value whose possible results are those of one item of the list. */
function elementOf(list: ValueSpec, named: readonly Named[]): ValueSpec {
  if (typeof list === 'string') {
    const parts = parseTemplate(list);
    const [only] = typeof parts === 'string' ? [] : parts;
    const found =
      only?.kind === 'name' && parts.length === 1 ? named.find(({ name }) => name === only.name) : undefined;
    return found ? elementOf(found.spec, named) : list;
  }
  if ('split' in list) {
    const { split, by: _, ...steps } = list;
    return { ...steps, value: split };
  }
  if ('list' in list) return { first: list.list };
  if ('flags' in list) return { first: Object.values(list.flags).map((element) => ({ const: element })) };
  return 'columns' in list ? '{column}' : list;
}

/** The named values, followed by local ones. */
export const withLocals = (named: readonly Named[], specs: LocalSpecs, at: Path): readonly Named[] => [
  ...named,
  ...Object.entries(specs ?? {}).map(([name, spec]) => ({ name, spec, at: [...at, name] })),
];
