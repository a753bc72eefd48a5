import type { BoundValue } from '../compiler/index.ts';
import { quote } from '../cypher/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import { byLabel, tieTypes } from './ends.ts';
import { endsOf, fromActors, unionOf, type Way, where } from './tie-ways.ts';
import { countedKinds, type LabelStatement } from './ties.ts';
import { type Via, type ViaConditions, viaConditions } from './via.ts';

/** Which facts of which actors are asked for. */
export interface DatedQuestion {
  readonly via: Via;
  readonly about: readonly string[];
  /** Only facts that may reach this day. */
  readonly from: string | undefined;
  /** Only facts that begin before this day. */
  readonly until: string | undefined;
  /** Only dated facts that begin from one day to another; the latest first where they are read from the end. */
  readonly near?: Near;
}

export interface Near {
  readonly since: string | undefined;
  readonly by: string | undefined;
  readonly backward: boolean;
}

const DATES = ['from', 'fromPrecision', 'firstObserved', 'until', 'lastObserved'];
const BEGIN = 'coalesce(`f`.`from`, `f`.`firstObserved`)';
const COLUMNS = ['f0', 'f1', ...DATES.map((_, index) => `f${index + 2}`)];

/** A day before all others, and one behind them. */
const [FIRST, LAST] = ['0000-00-00', '9999-99-99'];

/** A row of such a statement: the fact's id, its kind and its dates. */
export type DatedRow = readonly (string | null)[];

/**
 * The statements that find facts with their dates, one for each label of actors, in the order of these, each at most
 * `limit`: what is undated stands behind all else. A row may begin up to ten years before `from`, as a decade that
 * reaches it does.
 */
export function datedStatements(model: Model, question: DatedQuestion, limit: number): readonly LabelStatement[] {
  const { via, about, near } = question;
  const conditions = viaConditions(model, via);
  const period = periodOf(question);
  const kinds = new Set(via.types.map(({ kind }) => kind));
  const down = near?.backward === true;
  const columns = COLUMNS.map(quote);
  const begin = `coalesce(${columns[2]}, ${columns[4]}, ${down ? "''" : "'~'"})`;
  const order = [begin, columns[0]].map((key) => (down ? `${key} DESC` : key)).join(', ');
  return [...byLabel(model, about)].flatMap(([label, ids]) => {
    const ways = waysTo({ model, conditions, period: period.conditions }, label);
    if (!ways.some(({ kind }) => kinds.has(kind))) return [];
    return {
      label,
      ids,
      // A fact that several of them take part in comes once: the union is distinct.
      text: [...unionOf(ways, 'UNION'), `RETURN ${columns.join(', ')} ORDER BY ${order} LIMIT $\`limit\``].join('\n'),
      params: {
        ...conditions.params,
        ...period.params,
        ...countedKinds(ways, kinds),
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

interface Kept {
  readonly model: Model;
  readonly conditions: ViaConditions;
  readonly period: readonly string[];
}

/** What is asked of a fact's date, so far as it can be told without its precision. Each bound that is not given lets all through. */
function periodOf({ from, until, near }: DatedQuestion): {
  readonly conditions: readonly string[];
  readonly params: Readonly<Record<string, BoundValue>>;
} {
  const params = { reach: from === undefined ? FIRST : tenYearsBefore(from), end: until ?? LAST };
  const within = `${BEGIN} >= $\`reach\` AND ${BEGIN} < $\`end\``;
  if (!near) return { conditions: [`(${BEGIN} IS NULL OR (${within}))`], params };
  return {
    conditions: [within, `${BEGIN} >= $\`since\` AND ${BEGIN} <= $\`by\``],
    params: { ...params, since: near.since ?? FIRST, by: near.by ?? LAST },
  };
}

function tenYearsBefore(day: string): string {
  const year = Math.max(1, Number(day.slice(0, 4)) - 10);
  return `${String(year).padStart(4, '0')}-01-01`;
}

/** The ways from the actors of a label to their facts. */
function waysTo({ model, conditions, period }: Kept, label: string): readonly Way[] {
  const alliance = relationOf(nodeType(model, 'Membership'), 'alliance').relationship;
  const dates = DATES.map((name, index) => `\`f\`.${quote(name)} AS \`f${index + 2}\``);
  return tieTypes(model).flatMap((tie) =>
    endsOf(tie, label).map((end): Way => {
      const { type, kind } = tie;
      const limits = kind === 'MEMBERSHIP' ? conditions.alliance(label === 'Alliance' ? '`a`' : '`b`') : [];
      const walk =
        limits.length > 0 && label !== 'Alliance' ? [`MATCH (\`f\`)-[:${quote(alliance)}]->(\`b\`:\`Alliance\`)`] : [];
      return {
        kind,
        lines: [
          ...fromActors(label, kind),
          `MATCH (\`a\`)<-[:${quote(end.relationship)}]-(\`f\`:${quote(type.label)})`,
          ...where([...conditions.fact('`f`', kind), ...period]),
          ...(walk.length === 0 && limits.length > 0 ? ['WITH `a`, `f`'] : walk),
          ...where(limits),
          `RETURN \`f\`.\`id\` AS \`f0\`, '${kind}' AS \`f1\`, ${dates.join(', ')}`,
        ],
      };
    }),
  );
}
