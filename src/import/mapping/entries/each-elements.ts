import type { Named } from '../possible.ts';
import type { EachSpec, Path, ValueSpec } from '../spec.ts';
import { parseTemplate } from '../template.ts';

/** The named values as what is made for each item of lists sees them: what an item may be is a value of its name. */
export function withElements(named: readonly Named[], each: EachSpec | undefined, at: Path): readonly Named[] {
  const elements = Object.entries(each ?? {}).map(([name, list]) => ({
    name,
    spec: elementOf(list, named),
    at: [...at, name],
  }));
  return elements.length === 0 ? named : [...named, ...elements];
}

/** A value that comes to what one item of a list can be. */
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
