import fc from 'fast-check';
import { admits, type Clearance } from '../../src/domain/index.ts';
import type { FileDecision } from '../../src/evidence/index.ts';
import { renamed } from '../evidence/rows.ts';
import { isOfActor, rowsOf, type WorldRow, type WorldSource } from '../evidence/worlds.ts';

/** A file of a source is read, or decisions are made or taken back. */
export type Step =
  | { readonly kind: 'import'; readonly source: Required<WorldSource> }
  | { readonly kind: 'decide' | 'undo'; readonly pairs: readonly FileDecision[] };

/** What happens to graphs, in order. */
export type History = readonly Step[];

/** Rows that several sources share ids with, some rows of them twice. */
const manyRows = (name: string): fc.Arbitrary<readonly WorldRow[]> =>
  fc.array(rowsOf(name), { minLength: 4, maxLength: 5 }).map((some) => some.flat());

const imported = (name: string, clearance: Clearance, rows: readonly WorldRow[], precedence = 0): Step => ({
  kind: 'import',
  source: { name, clearance, precedence, rows },
});

/** Facts of rows, under ids of another source, without the actors that they name. */
const factsAlone = (rows: readonly WorldRow[], name: string): readonly WorldRow[] =>
  rows.map((row, index) => row.filter((entry) => !isOfActor(entry)).map((entry) => renamed(entry, `${name}-${index}`)));

/** Each id of a joinable actor in at most one pair, so that no decision contradicts another. */
function pairsOf(rows: readonly WorldRow[], keeps: readonly boolean[]): readonly FileDecision[] {
  const ids = (prefix: string): readonly string[] =>
    [...new Set(rows.flat().map(({ id }) => id))].filter((id) => id.startsWith(prefix)).sort();
  const [people, banks] = [ids('person:'), ids('organization:')];
  return [people, banks].flatMap((some) =>
    some.flatMap((keep, index): readonly FileDecision[] => {
      const join = some[index + 1];
      if (index % 2 === 1 || join === undefined) return [];
      return [{ keep, join, decision: keeps[index % keeps.length] ? 'same' : 'different' }];
    }),
  );
}

/**
 * Sources of each clearance that speak of the same actors and facts: lists `a` and `e` are public, `b` is internal, and `c` is
 * restricted, until it may become internal. The public list `d` names what only `c` describes. Files change and take rows
 * back, and people decide what is the same, and take that back.
 */
export const histories: fc.Arbitrary<History> = fc
  .record({
    rows: fc.tuple(manyRows('a'), manyRows('e'), manyRows('b'), manyRows('c')),
    turn: fc.nat({ max: 3 }),
    precedence: fc.constantFrom(0, 10),
    kept: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    last: fc.constantFrom<Clearance>('RESTRICTED', 'INTERNAL'),
  })
  .map(({ rows: [a, e, b, c], turn, precedence, kept, last }): History => {
    const some = (rows: readonly WorldRow[]) => rows.filter((_, index) => kept[index % kept.length]);
    const first = [
      imported('a', 'PUBLIC', a),
      imported('b', 'INTERNAL', b),
      imported('c', 'RESTRICTED', c, precedence),
      imported('e', 'PUBLIC', e),
    ];
    const pairs = pairsOf([...a, ...e, ...b, ...c], kept);
    return [
      ...first.slice(turn),
      ...first.slice(0, turn),
      { kind: 'decide', pairs: pairs.slice(0, 4) },
      { kind: 'undo', pairs: pairs.slice(0, 4) },
      imported('a', 'PUBLIC', some(a)),
      imported('b', 'INTERNAL', some(b), precedence),
      imported('c', last, some(c).toReversed(), precedence),
      imported('d', 'PUBLIC', factsAlone(c, 'd')),
      { kind: 'decide', pairs },
    ];
  });

/** What would have happened had there only ever been the last files of the sources up to a clearance, and what is decided. */
export function neverAbove(history: History, clearance: Clearance): History {
  const nameOf = (step: Step): string => (step.kind === 'import' ? step.source.name : step.kind);
  const last = new Map(history.map((step) => [nameOf(step), step]));
  return history.filter((step) => {
    if (last.get(nameOf(step)) !== step) return false;
    return step.kind === 'import' ? admits(clearance, step.source.clearance) : step.kind === 'decide';
  });
}
