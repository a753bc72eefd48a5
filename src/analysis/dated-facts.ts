import {
  incoming,
  node,
  outgoing,
  type ParamValue,
  parameter,
  property,
  subquery,
  union,
  where,
} from '../cypher/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import { matchActors, type TieBranch } from './tie-branches.ts';
import { kindParams, type LabelStatement } from './tie-statements.ts';
import { endsFor, idsByLabel, tieTypes } from './tie-types.ts';
import { type Via, type ViaConditions, viaConditions } from './via.ts';

/** Which facts of which actors. */
export interface DatedQuestion {
  readonly via: Via;
  readonly about: readonly string[];
  /** Only facts that may reach this day. */
  readonly from: string | undefined;
  /** Only facts that begin before this day. */
  readonly until: string | undefined;
  /** Only dated facts that begin within these days. */
  readonly window?: Window;
}

/** An inclusive range of days; the latest facts come first if it is read backward. */
interface Window {
  readonly since: string | undefined;
  readonly by: string | undefined;
  readonly backward: boolean;
}

const DATES = ['from', 'fromPrecision', 'firstObserved', 'until', 'lastObserved'];
const COLUMNS = ['f0', 'f1', ...DATES.map((_, index) => `f${index + 2}`)];
const BEGIN = `coalesce(${property('f', 'from')}, ${property('f', 'firstObserved')})`;

/** Sort before and after all days. */
const [FIRST, LAST] = ['0000-00-00', '9999-99-99'];

/** A row of such a statement: the fact's id, its kind and its `DATES`. */
export type DatedRow = readonly (string | null)[];

/**
 * The statements that find facts with their dates, one per label of actors. Each returns at most `limit` rows, ordered by
 * the begin; undated facts come last. Facts that begin up to ten years before `from` are included, since one with the
 * precision DECADE may reach it.
 */
export function datedStatements(model: Model, question: DatedQuestion, limit: number): readonly LabelStatement[] {
  const { via, about, window } = question;
  const conditions = viaConditions(model, via);
  const period = periodConditions(question);
  const kinds = new Set(via.types.map(({ kind }) => kind));
  const backward = window?.backward === true;
  const begin = `coalesce(f2, f4, ${backward ? "''" : "'~'"})`;
  const order = [begin, 'f0'].map((key) => (backward ? `${key} DESC` : key)).join(', ');
  return [...idsByLabel(model, about)].flatMap(([label, ids]) => {
    const branches = factBranches({ model, conditions, period: period.conditions }, label);
    if (!branches.some(({ kind }) => kinds.has(kind))) return [];
    // UNION removes duplicates: several of the actors may take part in a fact.
    const found = union(
      branches.map(({ lines }) => lines),
      'UNION',
    );
    const result = `RETURN ${COLUMNS.join(', ')} ORDER BY ${order} LIMIT ${parameter('limit')}`;
    return {
      label,
      ids,
      text: [...subquery([], found), result].join('\n'),
      params: {
        ...conditions.params,
        ...period.params,
        ...kindParams(branches, kinds),
        from: ids,
        limit: BigInt(limit),
      },
    };
  });
}

/** Compares rows as the statements order them. */
export function byBegin(backward: boolean): (one: DatedRow, other: DatedRow) => number {
  const begin = (row: DatedRow): string => row[2] ?? row[4] ?? (backward ? '' : '~');
  const sign = backward ? -1 : 1;
  return (one, other) => {
    const [left, right] = [begin(one), begin(other)];
    if (left !== right) return left < right ? -sign : sign;
    return String(one[0]) < String(other[0]) ? -sign : sign;
  };
}

/** The conditions on dates that need no precision. A missing bound lets all facts through. */
function periodConditions({ from, until, window }: DatedQuestion): {
  readonly conditions: readonly string[];
  readonly params: Readonly<Record<string, ParamValue>>;
} {
  const params = { reach: from === undefined ? FIRST : tenYearsBefore(from), end: until ?? LAST };
  const within = `${BEGIN} >= ${parameter('reach')} AND ${BEGIN} < ${parameter('end')}`;
  if (!window) return { conditions: [`(${BEGIN} IS NULL OR (${within}))`], params };
  return {
    conditions: [within, `${BEGIN} >= ${parameter('since')} AND ${BEGIN} <= ${parameter('by')}`],
    params: { ...params, since: window.since ?? FIRST, by: window.by ?? LAST },
  };
}

function tenYearsBefore(day: string): string {
  const year = Math.max(1, Number(day.slice(0, 4)) - 10);
  return `${String(year).padStart(4, '0')}-01-01`;
}

interface BranchConditions {
  readonly model: Model;
  readonly conditions: ViaConditions;
  readonly period: readonly string[];
}

/** The branches from the actors of a label to their facts. */
function factBranches({ model, conditions, period }: BranchConditions, label: string): readonly TieBranch[] {
  const alliance = relationOf(nodeType(model, 'Membership'), 'alliance');
  const dates = DATES.map((name, index) => `${property('f', name)} AS ${COLUMNS[index + 2]}`);
  return tieTypes(model).flatMap((tie) =>
    endsFor(tie, label).map((end): TieBranch => {
      const { type, kind } = tie;
      const isAlliance = label === 'Alliance';
      const limits = kind === 'MEMBERSHIP' ? conditions.alliance(isAlliance ? 'a' : 'b') : [];
      const toAlliance = isAlliance
        ? ['WITH a, f']
        : [`MATCH (f)${outgoing(alliance.relationship)}${node('b', nodeType(model, alliance.target).label)}`];
      return {
        kind,
        lines: [
          ...matchActors(label, kind),
          `MATCH (a)${incoming(end.relationship)}${node('f', type.label)}`,
          ...where([...conditions.fact('f', kind), ...period]),
          ...(limits.length > 0 ? [...toAlliance, ...where(limits)] : []),
          `RETURN ${property('f', 'id')} AS f0, '${kind}' AS f1, ${dates.join(', ')}`,
        ],
      };
    }),
  );
}
