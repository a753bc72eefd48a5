import { NESTING_WEIGHTS } from '../../cypher/index.ts';

const SUBQUERY = /CALL \([^)]*\) \{/y;
const QUOTES: ReadonlySet<string> = new Set(['`', "'"]);

/** How deep the brackets of some clauses nest, weighted as engines' parsers go down into them. Quoted text does not count. */
export function nestingOf(lines: readonly string[]): number {
  const open: number[] = [];
  let depth = 0;
  let deepest = 0;
  const enter = (weight: number): void => {
    open.push(weight);
    depth += weight;
    deepest = Math.max(deepest, depth);
  };
  for (const line of lines) {
    for (let at = 0; at < line.length; at++) {
      const char = line.charAt(at);
      if (QUOTES.has(char)) {
        const end = line.indexOf(char, at + 1);
        at = end < 0 ? line.length : end;
      } else if (char === 'C' && opensSubquery(line, at)) {
        enter(NESTING_WEIGHTS.subquery);
        at = SUBQUERY.lastIndex - 1;
      } else if (char === '(' || char === '[' || char === '{') {
        enter(NESTING_WEIGHTS.bracket);
      } else if (char === ')' || char === ']' || char === '}') {
        depth -= open.pop() ?? 0;
      }
    }
  }
  return deepest;
}

function opensSubquery(line: string, at: number): boolean {
  SUBQUERY.lastIndex = at;
  return SUBQUERY.test(line);
}
