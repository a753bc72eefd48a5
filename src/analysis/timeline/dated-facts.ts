import { type ParamValue, parameter, property, subquery, union } from '../../cypher/index.ts';
import type { Model } from '../../model/index.ts';
import { trueOf } from '../id-maps.ts';
import { kindParams, type LabelStatement } from '../tie-statements.ts';
import { idsByLabel } from '../tie-types.ts';
import { type Via, viaConditions } from '../via.ts';
import { type FactForm, factBranches, KIND } from './dated-branches.ts';
import type { DatedFact, EntryPeriod } from './entry.ts';
import { type EntryWindow, POSITION, positionLines, windowParams } from './positions.ts';

/** Which facts of which actors. */
export interface DatedQuestion extends EntryPeriod {
  readonly via: Via;
  readonly about: readonly string[];
  /** For facts that tie two of the actors: the memberships that do so through an alliance that both are in. */
  readonly tied: ReadonlySet<string> | undefined;
}

const PROPERTIES = [
  'id',
  'from',
  'fromPrecision',
  'until',
  'untilPrecision',
  'firstObserved',
  'lastObserved',
] as const satisfies readonly (keyof DatedFact)[];
/** As the branches return them, which add the kind. */
const COLUMNS_OF_FACT = PROPERTIES.map((name, index) => `${property('f', name)} AS f${index}`).join(', ');
const COLUMNS = [...PROPERTIES.map((_, index) => `f${index}`), KIND].join(', ');
const column = (name: (typeof PROPERTIES)[number]): string => `f${PROPERTIES.indexOf(name)}`;

/** A row of such a statement: the fact's `PROPERTIES` and its kind, behind its position if it was asked for entries. */
export type DatedRow = readonly (string | null)[];

/** The fact of a row, which begins at a column. */
export function factOf(row: DatedRow, start = 0): DatedFact {
  const value = (name: (typeof PROPERTIES)[number]): string | null => row[start + PROPERTIES.indexOf(name)] ?? null;
  return {
    id: String(value('id')),
    kind: String(row[start + PROPERTIES.length]),
    from: value('from'),
    fromPrecision: value('fromPrecision'),
    until: value('until'),
    untilPrecision: value('untilPrecision'),
    firstObserved: value('firstObserved'),
    lastObserved: value('lastObserved'),
  };
}

/** Sort before and after all days. */
const [FIRST, LAST] = ['0000-00-00', '9999-99-99'];

/**
 * The statements that find facts with their dates, one per label of actors. Each returns at most `limit` rows, ordered by
 * the first date; undated facts come last.
 */
export function factsStatements(model: Model, question: DatedQuestion, limit: number): readonly LabelStatement[] {
  const order = ['from', 'firstObserved', 'lastObserved', 'until'] as const;
  const date = `coalesce(${order.map(column).join(', ')}, '~')`;
  return datedStatements(model, question, {
    // An undated fact passes: it is as early as can be.
    conditions: [`any(d IN [${firstDate('f')}, ${property('f', 'until')}] WHERE ${inPeriod('d')})`],
    columns: COLUMNS_OF_FACT,
    lines: () => [],
    result: `RETURN ${COLUMNS} ORDER BY ${date}, ${column('id')} LIMIT ${parameter('limit')}`,
    params: { ...periodParams(question), limit: BigInt(limit) },
  });
}

/**
 * The statements that find the entries in a window by their positions, with their facts. Each returns at most `limit` rows, in
 * the order of the window. They also find ends of events, which are no entries if the event lasts no longer than its date says.
 */
export function entriesStatements(
  model: Model,
  question: DatedQuestion,
  window: EntryWindow,
  limit: number,
): readonly LabelStatement[] {
  const { reach, end } = periodParams(question);
  const order = `${POSITION}${window.backward ? ' DESC' : ''}`;
  return datedStatements(model, question, {
    conditions: [],
    columns: `${POSITION}, ${COLUMNS_OF_FACT}`,
    lines: positionLines,
    result: `RETURN ${POSITION}, ${COLUMNS} ORDER BY ${order} LIMIT ${parameter('limit')}`,
    params: { ...windowParams(window, reach, end), limit: BigInt(limit) },
  });
}

const firstDate = (fact: string): string =>
  `coalesce(${['from', 'firstObserved', 'lastObserved', 'until'].map((name) => property(fact, name)).join(', ')}, ${parameter('reach')})`;

const inPeriod = (date: string): string => `${date} >= ${parameter('reach')} AND ${date} < ${parameter('end')}`;

/** Dates up to ten years before `from` are included, since one with the precision DECADE may reach it. */
const periodParams = ({ from, until }: EntryPeriod) => ({
  reach: from === undefined ? FIRST : tenYearsBefore(from),
  end: until ?? LAST,
});

function tenYearsBefore(day: string): string {
  const year = Math.max(1, Number(day.slice(0, 4)) - 10);
  return `${String(year).padStart(4, '0')}-01-01`;
}

/** What a statement asks of the facts, beside what the question does. */
interface DatedForm extends FactForm {
  readonly result: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

function datedStatements(
  model: Model,
  { via, about, tied }: DatedQuestion,
  { result, params, ...form }: DatedForm,
): readonly LabelStatement[] {
  const conditions = viaConditions(model, via);
  const kinds = new Set(via.types.map(({ kind }) => kind));
  const between = tied && { about, tied: trueOf(tied) };
  return [...idsByLabel(model, about)].flatMap(([label, ids]) => {
    const branches = factBranches({ model, conditions, form, between: tied !== undefined }, label);
    if (!branches.some(({ kind }) => kinds.has(kind))) return [];
    // UNION removes duplicates: several of the actors may take part in a fact.
    const found = union(
      branches.map(({ lines }) => lines),
      'UNION',
    );
    return {
      label,
      ids,
      text: [...subquery([], found), result].join('\n'),
      params: { ...conditions.params, ...params, ...kindParams(branches, kinds), ...between, from: ids },
    };
  });
}
