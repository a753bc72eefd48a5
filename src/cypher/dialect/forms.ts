/** Expressions that every engine evaluates alike, where the short form differs. See ../differences.md. */

/** A float. A whole one (`2.0`) arrives as an integer on an engine, where dividing it would cut it off. */
export const floatOf = (value: string): string => `toFloat(${value})`;

/** A sum that is 0 of nothing. */
export const sumOrZero = (value: string): string => `coalesce(sum(${value}), 0)`;

/** Whether a list property is empty or missing. */
export const isEmptyList = (list: string): string => `size(coalesce(${list}, [])) = 0`;

/** How many matches a pattern has: Neo4j reads a stored degree, the embedded engine walks these relationships only. */
export const countOf = (pattern: string): string => `size([${pattern} | 1])`;
