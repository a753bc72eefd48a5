/** Lines, indented by one level. */
const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/**
 * A subquery as lines. It sees the variables that it imports, and nothing else. Let it end in an aggregate, so that
 * finding nothing never loses the row above; put a `DISTINCT` inside it, never behind it.
 */
export const subquery = (imported: readonly string[], lines: readonly string[]): readonly string[] => [
  `CALL (${imported.join(', ')}) {`,
  ...indented(lines),
  '}',
];

/** Branches of the same columns as one text. `UNION` drops rows that are equal. */
export const union = (branches: readonly (readonly string[])[], word: 'UNION' | 'UNION ALL'): readonly string[] =>
  branches.flatMap((lines, index) => (index === 0 ? lines : [word, ...lines]));
