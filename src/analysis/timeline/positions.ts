import { literal, type ParamValue, parameter, property } from '../../cypher/index.ts';
import { EVENT, EXACT, PRECISION_RANKS, RANKS } from './entry.ts';

/** The variable of an entry's position in a statement. */
export const POSITION = 'k';

/** The entries between two positions, both excluded; the last come first if it is read backward. */
export interface EntryWindow {
  readonly after: string | undefined;
  readonly before: string | undefined;
  readonly backward: boolean;
}

/** The parameters of `positionLines`: a window within the days from `reach` to before `end`. */
export const windowParams = (
  { after, before }: EntryWindow,
  reach: string,
  end: string,
): Readonly<Record<string, ParamValue>> => ({
  after: after !== undefined && after > reach ? after : reach,
  before: before !== undefined && before < end ? before : end,
  ranks: PRECISION_RANKS,
});

/** The lines that find the positions of the entries of a fact `f` in a window: what `entriesOf` gives them, in Cypher. */
export function positionLines(kind: string): readonly string[] {
  const [id, from, until] = ['id', 'from', 'until'].map((name) => property('f', name)) as [string, string, string];
  const observed = `coalesce(${property('f', 'firstObserved')}, ${property('f', 'lastObserved')})`;
  const rank = (precision: string): string =>
    `${parameter('ranks')}[coalesce(${property('f', precision)}, ${literal(EXACT)})]`;
  const begins = literal(kind === EVENT ? RANKS.HAPPENS : RANKS.BEGINS);
  const isSeen = literal(`${RANKS.OBSERVED}${PRECISION_RANKS[EXACT]}`);
  const ends = `CASE WHEN coalesce(${from}, ${observed}) = ${until} THEN ${literal(RANKS.ENDS_AT_ONCE)} ELSE ${literal(RANKS.ENDS)} END`;
  const begin = `coalesce(${from} + ${begins} + ${rank('fromPrecision')}, ${observed} + ${isSeen}) + ${id}`;
  return [
    `UNWIND [${begin}, ${until} + ${ends} + ${rank('untilPrecision')} + ${id}] AS ${POSITION}`,
    `WITH f, ${POSITION} WHERE ${POSITION} > ${parameter('after')} AND ${POSITION} < ${parameter('before')}`,
  ];
}
