import type { GraphQLError } from 'graphql';
import { comparedInstant, isDay } from '../../domain/index.ts';
import { DEFAULT_PAGE } from '../../model/index.ts';
import { badCursor, badInput } from '../errors.ts';
import { catchFault, type Faults } from '../faults.ts';
import { resolveSource, type Variables } from '../plan/input.ts';
import {
  type CursorParameter,
  DAY_TYPE,
  type PageSizeParameter,
  type Parameter,
  type TextForm,
  type ValueParameter,
} from '../plan/types/parameter.ts';
import type { AnalysisResult } from '../plan/types/result-view.ts';
import { decodeCursor } from './cursor.ts';
import { dayParams } from './day-params.ts';
import { idsIn } from './found.ts';
import type { SearchPage } from './search-request.ts';
import { bindText } from './text-form.ts';

/** The most ids, or values of a list, that an argument takes. */
const MAX_IDS = 1000;

/** The most items that one page may have. */
export const MAX_PAGE = 10_000;
/** The most items that may be passed over; a cursor goes any distance at no cost. */
export const MAX_OFFSET = 100_000;

/** A value bound to a parameter: a `bigint` is an integer of the graph, a `number` a float. */
export type BoundValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly BoundValue[]
  | { readonly [key: string]: BoundValue };

/** The values of an operation's parameters, and what the response and the cost need of them. */
export interface Binding {
  readonly params: Readonly<Record<string, BoundValue>>;
  /** Rows that a page, or a list of ids, asks for, by parameter. */
  readonly rows: ReadonlyMap<string, number>;
  /** What searches found, by the response key of each. */
  readonly searches: SearchResults;
  /** What analyses found, by the response key of each. */
  readonly analyses: AnalysisResults;
  /** What is wrong with the values of fields: without those, all others can be bound. */
  readonly faults: Faults;
}

export type SearchResults = ReadonlyMap<string, SearchPage>;
export type AnalysisResults = ReadonlyMap<string, AnalysisResult>;

/** Takes the values of one request. */
export function bind(
  parameters: readonly Parameter[],
  variables: Variables,
  searches: SearchResults = new Map(),
  analyses: AnalysisResults = new Map(),
): Binding {
  const params: Record<string, BoundValue> = {};
  const rows = new Map<string, number>();
  const faults = new Map<string, GraphQLError>();
  for (const parameter of parameters) catchFault(faults, parameter.field, () => bindOne(parameter));
  return { params, rows, searches, analyses, faults };

  function bindOne(parameter: Parameter): void {
    if (parameter.kind === 'pageSize') {
      const size = pageSize(parameter, variables);
      rows.set(parameter.name, size);
      params[parameter.name] = BigInt(parameter.probe ? size + 1 : size);
    } else if (parameter.kind === 'offset') {
      const offset = wholeNumber(resolveSource(parameter.source, variables), MAX_OFFSET, parameter.argument);
      rows.set(parameter.name, offset);
      params[parameter.name] = BigInt(offset);
    } else if (parameter.kind === 'search') {
      const ids = searches.get(parameter.argument)?.items.map(({ id }) => id) ?? [];
      rows.set(parameter.name, ids.length);
      params[parameter.name] = ids;
    } else if (parameter.kind === 'analysis') {
      const found = analyses.get(parameter.argument);
      const ids = found ? idsIn(parameter.view, found) : [];
      rows.set(parameter.name, ids.length);
      params[parameter.name] = ids;
    } else {
      const value = parameter.kind === 'value' ? bindValue(parameter, variables) : cursorValue(parameter, variables);
      if (Array.isArray(value)) rows.set(parameter.name, value.length);
      if (parameter.kind === 'value' && parameter.type === DAY_TYPE)
        Object.assign(params, dayParams(parameter.name, value));
      else params[parameter.name] = value;
    }
  }
}

function pageSize({ source, argument }: PageSizeParameter, variables: Variables): number {
  return wholePage(source && resolveSource(source, variables), argument);
}

/** The size of a page, or the one that holds where none is given. */
export const wholePage = (value: unknown, argument: string): number =>
  wholeNumber(value ?? DEFAULT_PAGE, MAX_PAGE, argument);

function wholeNumber(value: unknown, max: number, argument: string): number {
  if (typeof value !== 'number' || value < 0 || value > max) {
    throw badInput(argument, `must be a whole number from 0 to ${max}, and is ${String(value)}`);
  }
  return value;
}

function cursorValue({ source, order, index, argument }: CursorParameter, variables: Variables): BoundValue {
  const values = decodeCursor(resolveSource(source, variables), order);
  if (!values) {
    throw badCursor(argument, 'this is no cursor of this order; take it from the same field with the same orderBy');
  }
  return encode(values[index], order.keys[index]?.type ?? 'String', 'same', argument);
}

function bindValue({ source, type, form, argument }: ValueParameter, variables: Variables): BoundValue {
  const value = resolveSource(source, variables);
  if (Array.isArray(value) && value.length > MAX_IDS) {
    // The embedded engine goes through the list for each node that it compares with it.
    const what = type === 'ID' ? 'ids' : 'values';
    throw badInput(argument, `takes ${MAX_IDS} ${what} at most, and has ${value.length}`);
  }
  return Array.isArray(value)
    ? value.map((item) => encode(item, type, form, argument))
    : encode(value, type, form, argument);
}

function encode(value: unknown, type: string, form: TextForm, argument: string): BoundValue {
  if (value === null || value === undefined) return null;
  if (type === 'Int') return BigInt(value as number);
  if (type === 'Float') return float(value, argument);
  if (type === 'Boolean') return value === true;
  if ((type === 'Date' || type === DAY_TYPE) && !isDay(value)) {
    throw badInput(argument, `${JSON.stringify(value)} is no day of the calendar; write it as 2023-09-13`);
  }
  if (type === 'DateTime') return instant(value, argument);
  return bindText(value, type === 'String' ? form : 'same', argument);
}

/** graphql-js refuses what is not finite in a variable, but not in a document: `1e999` is read as Infinity there. */
function float(value: unknown, argument: string): number {
  const number = Number(value);
  if (!Number.isFinite(number)) throw badInput(argument, 'is a number that no Float holds');
  // -0 is 0, for engines put them in an order.
  return number + 0;
}

function instant(value: unknown, argument: string): string {
  const compared = comparedInstant(value);
  if (compared === undefined) {
    throw badInput(argument, `${JSON.stringify(value)} is no instant; write it as 2023-09-13T12:00:00Z`);
  }
  return compared;
}
