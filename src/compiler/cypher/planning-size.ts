/** A subquery that is an expression. */
const EXPRESSION = /\b(?:COUNT|EXISTS) \{/g;

/**
 * What a planner has to go through, in characters. Each subquery that is an expression is planned again with each other
 * one of the statement: 240 of them in one `OR` take Neo4j as long as 80,000 characters of clauses.
 */
export const planningSize = (text: string): number => text.length + (text.match(EXPRESSION)?.length ?? 0) ** 2;
