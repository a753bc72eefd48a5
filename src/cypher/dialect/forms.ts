/** Expressions that every engine evaluates alike, where the short form differs. See ../differences.md. */
import { JOINT } from '../../domain/index.ts';
import { literal } from '../quote.ts';

/** A float. A whole one (`2.0`) arrives as an integer on an engine, where dividing it would cut it off. */
export const floatOf = (value: string): string => `toFloat(${value})`;

/** A sum. One of integers (`whole`) beyond 2^63 fails on one engine and wraps around on the other, so it is one of floats. */
export const sumOf = (value: string, whole: boolean): string => `sum(${whole ? floatOf(value) : value})`;

/** A sum that is 0 of nothing. */
export const sumOrZero = (value: string): string => `coalesce(sum(${value}), 0)`;

/** Whether a list property is empty or missing. */
export const isEmptyList = (list: string): string => `size(coalesce(${list}, [])) = 0`;

/** The texts of a list that is stored as one text; null if it is null. */
export const splitTexts = (joined: string): string => `split(${joined}, ${literal(JOINT)})`;

/** An element of a list. */
export const itemOf = (list: string, position: string): string => `${list}[${position}]`;

/** An element of a list of texts, empty if the list is shorter or missing. */
export const itemOrEmpty = (list: string, position: string): string => `coalesce(${itemOf(list, position)}, '')`;

/** Whether a condition, which is never null, holds at some position of a list. */
export const somePosition = (list: string, position: string, condition: string): string =>
  `any(${position} IN range(0, size(coalesce(${list}, [])) - 1) WHERE ${condition})`;

/** How many positions of a list a condition, which is never null, holds at. */
export const countPositions = (list: string, position: string, condition: string): string =>
  `size([${position} IN range(0, size(coalesce(${list}, [])) - 1) WHERE ${condition}])`;

/** Whether a condition holds for a value that is computed once, under a name. */
export const holdsFor = (value: string, name: string, condition: string): string =>
  `any(${name} IN [${value}] WHERE ${condition})`;

/** The size of a list, 0 if it is missing. */
export const sizeOrZero = (list: string): string => `size(coalesce(${list}, []))`;

/** Whether a relationship comes before another in an order that is the same throughout a statement. */
export const isBefore = (one: string, other: string): string => `elementId(${one}) < elementId(${other})`;

/** A value of the first match of a pattern; null if there is none. */
export const headOf = (pattern: string, value: string): string => `head([${pattern} | ${value}])`;

/** How many matches a pattern has: Neo4j reads a stored degree, the embedded engine walks these relationships only. */
export const countOf = (pattern: string): string => `size([${pattern} | 1])`;
