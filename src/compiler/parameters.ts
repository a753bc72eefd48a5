import type { Input, Source } from './input.ts';
import type { CursorOrder, Parameter, SearchSources } from './plan.ts';
import type { FoundView } from './view.ts';

/** Names parameters in the order they are met: `p0`, `p1`, … */
export class ParameterTable {
  readonly list: Parameter[] = [];

  value(source: Source, type: string, argument: string): string {
    return this.#add((name) => ({ kind: 'value', name, source, type, argument }));
  }

  /** A value of the model itself. */
  constant(value: unknown, type: string): string {
    return this.value({ kind: 'literal', value }, type, '');
  }

  pageSize(source: Source | undefined, probe: boolean, argument: string): string {
    return this.#add((name) => ({ kind: 'pageSize', name, source, probe, argument }));
  }

  offset(source: Source, argument: string): string {
    return this.#add((name) => ({ kind: 'offset', name, source, argument }));
  }

  search(sources: SearchSources, argument: string): string {
    return this.#add((name) => ({ kind: 'search', name, argument, ...sources }));
  }

  analysis(field: string, given: ReadonlyMap<string, Input>, view: FoundView, argument: string): string {
    return this.#add((name) => ({ kind: 'analysis', name, argument, field, given, view }));
  }

  cursor(source: Source, order: CursorOrder, index: number, argument: string): string {
    return this.#add((name) => ({ kind: 'cursor', name, source, order, index, argument }));
  }

  #add(make: (name: string) => Parameter): string {
    const name = `p${this.list.length}`;
    this.list.push(make(name));
    return name;
  }
}
