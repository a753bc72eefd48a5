import type { AnalysisStatement } from '../compiler/analysis-call.ts';
import type { BoundValue } from '../compiler/bind.ts';
import { quote } from '../compiler/cypher/names.ts';
import { nodeType, relationOf } from '../model/lookup.ts';
import type { Model } from '../model/types.ts';
import { byLabel, type TieType } from './ends.ts';
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

/**
 * The statement that finds facts with their dates, in the order of these, at most `limit`: what is undated stands behind
 * all else. A row may begin up to ten years before `from`, as a decade that reaches it does. Undefined where nothing can
 * be found.
 */
export function datedStatement(model: Model, question: DatedQuestion, limit: number): AnalysisStatement | undefined {
  const { via, about, near } = question;
  const conditions = viaConditions(model, via);
  const actors = byLabel(model, about);
  const period = periodOf(question);
  const arms = [...actors.keys()].flatMap((label) =>
    via.types.flatMap((type) => armsOf({ model, conditions, period: period.conditions }, label, type)),
  );
  if (arms.length === 0) return undefined;
  const columns = ['f0', 'f1', ...DATES.map((_, index) => `f${index + 2}`)].map(quote);
  const down = near?.backward === true;
  const begin = `coalesce(${columns[2]}, ${columns[4]}, ${down ? "''" : "'~'"})`;
  const order = [begin, columns[0]].map((key) => (down ? `${key} DESC` : key)).join(', ');
  return {
    // A fact that several of them take part in comes once: the union is distinct.
    text: [
      'CALL () {',
      `  ${arms.join('\n  UNION\n  ')}`,
      '}',
      `RETURN ${columns.join(', ')} ORDER BY ${order} LIMIT $\`limit\``,
    ].join('\n'),
    params: { ...conditions.params, ...period.params, ...Object.fromEntries(actors), limit: BigInt(limit) },
  };
}

interface Kept {
  readonly model: Model;
  readonly conditions: ViaConditions;
  readonly period: readonly string[];
}

/** What is asked of a fact's date, so far as it can be told without its precision. */
function periodOf({ from, until, near }: DatedQuestion): {
  readonly conditions: readonly string[];
  readonly params: Readonly<Record<string, BoundValue>>;
} {
  const bounds = [
    { name: 'reach', operator: '>=', day: from && tenYearsBefore(from) },
    { name: 'end', operator: '<', day: until },
    { name: 'since', operator: '>=', day: near?.since },
    { name: 'by', operator: '<=', day: near?.by },
  ].flatMap(({ day, ...bound }) => (day === undefined ? [] : [{ ...bound, day }]));
  const tests = bounds.map(({ name, operator }) => `${BEGIN} ${operator} $${quote(name)}`);
  const dated = near ? [`${BEGIN} IS NOT NULL`] : [];
  return {
    conditions: [
      ...dated,
      ...(tests.length === 0 || near ? tests : [`(${BEGIN} IS NULL OR (${tests.join(' AND ')}))`]),
    ],
    params: Object.fromEntries(bounds.map(({ name, day }) => [name, day])),
  };
}

function tenYearsBefore(day: string): string {
  const year = Math.max(1, Number(day.slice(0, 4)) - 10);
  return `${String(year).padStart(4, '0')}-01-01`;
}

/** The ways from the actors of a label to their facts of a type. */
function armsOf({ model, conditions, period }: Kept, label: string, { type, kind, ends }: TieType): readonly string[] {
  const alliance = relationOf(nodeType(model, 'Membership'), 'alliance').relationship;
  const dates = DATES.map((name, index) => `\`f\`.${quote(name)} AS \`f${index + 2}\``);
  return ends
    .filter((end) => end.actors.some((actor) => actor.label === label))
    .map((end) => {
      const fact = [...conditions.fact('`f`', kind), ...period];
      const limits = kind === 'MEMBERSHIP' ? conditions.alliance(label === 'Alliance' ? '`a`' : '`b`') : [];
      const walk =
        limits.length > 0 && label !== 'Alliance' ? [`MATCH (\`f\`)-[:${quote(alliance)}]->(\`b\`:\`Alliance\`)`] : [];
      return [
        `MATCH (\`a\`:${quote(label)}) WHERE \`a\`.\`id\` IN $${quote(label)}`,
        `MATCH (\`a\`)<-[:${quote(end.relationship)}]-(\`f\`:${quote(type.label)})`,
        ...(fact.length === 0 ? [] : [`WHERE ${fact.join(' AND ')}`]),
        ...(walk.length === 0 && limits.length > 0 ? ['WITH `a`, `f`'] : walk),
        ...(limits.length === 0 ? [] : [`WHERE ${limits.join(' AND ')}`]),
        `RETURN \`f\`.\`id\` AS \`f0\`, '${kind}' AS \`f1\`, ${dates.join(', ')}`,
      ].join('\n  ');
    });
}
