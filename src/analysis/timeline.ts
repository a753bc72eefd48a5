import type { AnalysisCall, AnalysisStatement } from '../compiler/analysis-call.ts';
import { decodeCursor, encodeCursor } from '../compiler/cursor.ts';
import { quote } from '../compiler/cypher/names.ts';
import { badInput } from '../compiler/errors.ts';
import { cutFound, readFoundPage } from '../compiler/found-page.ts';
import type { CursorOrder } from '../compiler/plan.ts';
import type { Found } from '../compiler/view.ts';
import { nodeType, relationOf } from '../model/lookup.ts';
import { checkActors } from './actors.ts';
import { dayArgument, idsArgument } from './call.ts';
import { byLabel, type TieType } from './ends.ts';
import { gapsBetween, periodEnd, periodLabel, type Stretch } from './periods.ts';
import { readVia, type Via, viaConditions } from './via.ts';

const MAX_ACTORS = 20;
/** The most facts that a timeline is made of. */
const MAX_FACTS = 100_000;

const ORDER: CursorOrder = {
  digest: 'timeline',
  keys: [
    { type: 'Date', nullable: false },
    { type: 'ID', nullable: false },
  ],
};

interface Entry extends Stretch {
  readonly date: string;
  readonly precision: string;
  readonly label: string;
  readonly mark: 'BEGAN' | 'OBSERVED';
  readonly kind: string;
  readonly node: string;
}

/** The root field `timeline`. */
export async function timeline(call: AnalysisCall): Promise<Found> {
  const about = idsArgument(call, 'about', 1, MAX_ACTORS);
  const via = readVia(call);
  const [from, until] = [dayArgument(call, 'from'), dayArgument(call, 'until')];
  if (from !== undefined && until !== undefined && until <= from) {
    throw badInput(`${call.path}.until`, `must be a day after ${from}, which the timeline begins with`);
  }
  const page = readFoundPage((name) => call.given[name], call.path, readCursor);
  await checkActors(
    call,
    about.map((id) => ['about', id]),
  );
  const statement = datedStatement(call, via, about);
  const rows = statement ? await call.read(statement) : [];
  const dated = rows.flatMap((row) => toEntry(row as readonly (string | null)[]));
  const entries = dated
    .filter(
      ({ date, precision }) =>
        (until === undefined || date < until) && (from === undefined || periodEnd(date, precision) > from),
    )
    .sort(byPlace);
  const { items, hasNext, hasPrevious } = cutFound(page, entries, byPlace);
  const edges = items.map((entry) => ({ ...entry, cursor: encodeCursor(ORDER.digest, [entry.date, entry.node]) }));
  return {
    edges,
    nodes: items.map(({ node }) => node),
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: entries.length,
    undated: rows.length - dated.length,
    gaps: gapsBetween(entries),
  };
}

type Place = Pick<Entry, 'date' | 'node'>;

function byPlace(one: Place, other: Place): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  if (one.node === other.node) return 0;
  return one.node < other.node ? -1 : 1;
}

function readCursor(cursor: unknown, argument: string): Place {
  const [date, node] = decodeCursor(cursor, ORDER) ?? [];
  if (typeof date === 'string' && typeof node === 'string') return { date, node };
  throw badInput(argument, 'this is no cursor of a timeline');
}

/** A fact's place; none where it has no date. How far it reaches is as far as it is known to. */
function toEntry([fact, kind, began, precision, observed, ended, seen]: readonly (string | null)[]): readonly Entry[] {
  const date = began ?? observed ?? undefined;
  if (date === undefined) return [];
  const exact = began ? (precision ?? 'DAY') : 'DAY';
  const known = periodEnd(date, exact);
  const reach = ended ?? (seen ? periodEnd(seen, 'DAY') : known);
  return [
    {
      date,
      precision: exact,
      label: periodLabel(date, exact),
      mark: began ? 'BEGAN' : 'OBSERVED',
      kind: String(kind),
      node: String(fact),
      from: date,
      until: [reach, known].sort().at(-1) ?? known,
    },
  ];
}

/** The statement that finds the actors' facts with their dates. */
function datedStatement({ model }: AnalysisCall, via: Via, about: readonly string[]): AnalysisStatement | undefined {
  const conditions = viaConditions(model, via);
  const alliance = relationOf(nodeType(model, 'Membership'), 'alliance').relationship;
  const actors = byLabel(model, about);
  const dates = ['from', 'fromPrecision', 'firstObserved', 'until', 'lastObserved'].map(
    (name) => `\`f\`.${quote(name)}`,
  );
  const arm = (label: string, { type, kind, ends }: TieType): readonly string[] =>
    ends
      .filter((end) => end.actors.some((actor) => actor.label === label))
      .map((end) => {
        const fact = conditions.fact('`f`', kind);
        const limits = kind === 'MEMBERSHIP' ? conditions.alliance(label === 'Alliance' ? '`a`' : '`b`') : [];
        const walk =
          limits.length > 0 && label !== 'Alliance'
            ? [`MATCH (\`f\`)-[:${quote(alliance)}]->(\`b\`:\`Alliance\`)`]
            : [];
        return [
          `MATCH (\`a\`:${quote(label)}) WHERE \`a\`.\`id\` IN $${quote(label)}`,
          `MATCH (\`a\`)<-[:${quote(end.relationship)}]-(\`f\`:${quote(type.label)})`,
          ...(fact.length === 0 ? [] : [`WHERE ${fact.join(' AND ')}`]),
          ...(walk.length === 0 && limits.length > 0 ? ['WITH `a`, `f`'] : walk),
          ...(limits.length === 0 ? [] : [`WHERE ${limits.join(' AND ')}`]),
          `RETURN \`f\`.\`id\` AS \`f0\`, '${kind}' AS \`f1\`, ${dates.map((date, index) => `${date} AS \`f${index + 2}\``).join(', ')}`,
        ].join('\n  ');
      });
  const arms = [...actors.keys()].flatMap((label) => via.types.flatMap((type) => arm(label, type)));
  if (arms.length === 0) return undefined;
  const columns = ['f0', 'f1', ...dates.map((_, index) => `f${index + 2}`)].map(quote).join(', ');
  return {
    text: `CALL () {\n  ${arms.join('\n  UNION ALL\n  ')}\n}\nRETURN DISTINCT ${columns} LIMIT ${MAX_FACTS}`,
    params: { ...conditions.params, ...Object.fromEntries(actors) },
  };
}
