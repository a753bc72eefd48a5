import type { ValueSource } from './input.ts';
import type {
  AnalysisParameter,
  CursorOrder,
  KeyTarget,
  Parameter,
  SearchSources,
  TextForm,
  ValueParameter,
  ValueType,
} from './types/parameter.ts';
import type { RowSlot } from './types/slot.ts';

/** The properties of a plan that hold names of parameters. */
const NAMED: ReadonlySet<string> = new Set(['parameter', 'limit', 'skip']);

/** Equal for parameters that are bound to the same value. Names, and what is only for errors, do not count. */
const identityOf = (parameter: Parameter): string =>
  JSON.stringify({ ...parameter, name: undefined, argument: undefined, field: undefined }, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );

/** The number of parameters before a field's own, and the field above it. */
interface ParameterMark {
  readonly count: number;
  readonly field: string;
}

/** Collects parameters and names them in order: `p0`, `p1`, … */
export class ParameterTable {
  readonly list: Parameter[] = [];
  readonly #identities = new Map<string, string>();
  #field = '';

  /** Parameters added from now on belong to this field. */
  enter(field: string): ParameterMark {
    const mark = { count: this.list.length, field: this.#field };
    this.#field = field;
    return mark;
  }

  /** Returns to the field above. */
  leave({ field }: ParameterMark): void {
    this.#field = field;
  }

  /** Removes the parameters added since the mark. */
  cut({ count }: ParameterMark): void {
    this.list.length = count;
  }

  value(source: ValueSource, type: ValueType, argument: string, form: TextForm = 'text'): string {
    return this.#add((name, field) => ({ kind: 'value', name, field, source, type, form, argument, isId: false }));
  }

  /** A list of values that chooses what counts: one at least. */
  choice(source: ValueSource, type: ValueType, argument: string): string {
    return this.#add((name, field) => {
      return { kind: 'value', name, field, source, type, form: 'text', argument, isId: false, chooses: true };
    });
  }

  /** The id of a node, or a list of ids, whose existence is checked elsewhere. */
  id(source: ValueSource, argument: string): string {
    return this.#ids(source, argument, {});
  }

  /** A list of ids whose existence is checked elsewhere: one at least, and so many at most. Each step of a path asks for the same. */
  ids(source: ValueSource, argument: string, most: number): string {
    const known = this.list.find((one) => one.kind === 'value' && one.source === source && one.argument === argument);
    return known?.name ?? this.#ids(source, argument, { chooses: true, most });
  }

  /** A value that is compared with a key. */
  key(source: ValueSource, type: ValueType, argument: string, target: KeyTarget): string {
    return this.#add((name, field) => ({
      kind: 'value',
      name,
      field,
      source,
      type,
      form: 'text',
      argument,
      key: target,
      isId: !target.isCode,
    }));
  }

  /** A value that comes from the model. */
  constant(value: unknown, type: string): string {
    return this.value({ kind: 'literal', value }, type, '');
  }

  pageSize(source: ValueSource | undefined, probe: boolean, argument: string): string {
    return this.#add((name, field) => ({ kind: 'pageSize', name, field, source, probe, argument }));
  }

  offset(source: ValueSource, argument: string): string {
    return this.#add((name, field) => ({ kind: 'offset', name, field, source, argument }));
  }

  search(sources: SearchSources, argument: string): string {
    return this.#add((name, field) => ({ kind: 'search', name, field, argument, ...sources }));
  }

  analysis(asked: Pick<AnalysisParameter, 'analysis' | 'given' | 'ids' | 'view'>, argument: string): string {
    return this.#add((name, field) => ({ kind: 'analysis', name, field, argument, ...asked }));
  }

  cursor(source: ValueSource, order: CursorOrder, index: number, argument: string): string {
    return this.#add((name, field) => ({ kind: 'cursor', name, field, source, order, index, argument }));
  }

  /** Equal for slots that fetch the same data, whatever their parameters are called. */
  identityOf(slot: RowSlot): string {
    return JSON.stringify(slot, (key, value: unknown) => {
      if (key === 'field') return undefined;
      return NAMED.has(key) && typeof value === 'string' ? this.#identities.get(value) : value;
    });
  }

  #ids(source: ValueSource, argument: string, limits: Pick<ValueParameter, 'chooses' | 'most'>): string {
    return this.#add((name, field) => {
      return { kind: 'value', name, field, source, type: 'ID', form: 'same', argument, isId: true, ...limits };
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
