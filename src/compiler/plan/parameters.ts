import type { Input, Source } from './input.ts';
import type { CursorOrder, KeyNamed, Parameter, SearchSources, Slot, TextForm } from './plan.ts';
import type { FoundView } from './view.ts';

/** The keys under which plans have the names of parameters. */
const NAMED: ReadonlySet<string> = new Set(['parameter', 'limit', 'skip']);

/** What a parameter is bound to: all but its name, and the argument that errors name. */
const identityOf = (parameter: Parameter): string =>
  JSON.stringify({ ...parameter, name: undefined, argument: undefined, field: undefined }, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );

/** Where a field's parameters begin, and the field above it. */
interface ParameterMark {
  readonly count: number;
  readonly field: string;
}

/** Names parameters in the order they are met: `p0`, `p1`, … */
export class ParameterTable {
  readonly list: Parameter[] = [];
  readonly #identities = new Map<string, string>();
  #field = '';

  /** From here on parameters are of this field. */
  enter(field: string): ParameterMark {
    const mark = { count: this.list.length, field: this.#field };
    this.#field = field;
    return mark;
  }

  /** From here on parameters are of the field that was entered before. */
  leave({ field }: ParameterMark): void {
    this.#field = field;
  }

  /** Takes back what was added since the mark. */
  cut({ count }: ParameterMark): void {
    this.list.length = count;
  }

  value(source: Source, type: string, argument: string, form: TextForm = 'text'): string {
    return this.#add((name, field) => ({ kind: 'value', name, field, source, type, form, argument }));
  }

  /** A value that is compared with the key of nodes. */
  key(source: Source, type: string, argument: string, key: KeyNamed): string {
    return this.#add((name, field) => ({ kind: 'value', name, field, source, type, form: 'text', argument, key }));
  }

  /** A value of the model itself. */
  constant(value: unknown, type: string): string {
    return this.value({ kind: 'literal', value }, type, '');
  }

  pageSize(source: Source | undefined, probe: boolean, argument: string): string {
    return this.#add((name, field) => ({ kind: 'pageSize', name, field, source, probe, argument }));
  }

  offset(source: Source, argument: string): string {
    return this.#add((name, field) => ({ kind: 'offset', name, field, source, argument }));
  }

  search(sources: SearchSources, argument: string): string {
    return this.#add((name, field) => ({ kind: 'search', name, field, argument, ...sources }));
  }

  analysis(analysis: string, given: ReadonlyMap<string, Input>, view: FoundView, argument: string): string {
    return this.#add((name, field) => ({ kind: 'analysis', name, field, argument, analysis, given, view }));
  }

  cursor(source: Source, order: CursorOrder, index: number, argument: string): string {
    return this.#add((name, field) => ({ kind: 'cursor', name, field, source, order, index, argument }));
  }

  /** A text that is the same for slots which fetch the same, by parameters of whatever names. */
  identityOf(slot: Slot): string {
    return JSON.stringify(slot, (key, value: unknown) => {
      if (key === 'field') return undefined;
      return NAMED.has(key) && typeof value === 'string' ? this.#identities.get(value) : value;
    });
  }

  #add(make: (name: string, field: string) => Parameter): string {
    const name = `p${this.list.length}`;
    const parameter = make(name, this.#field);
    this.list.push(parameter);
    this.#identities.set(name, identityOf(parameter));
    return name;
  }
}
