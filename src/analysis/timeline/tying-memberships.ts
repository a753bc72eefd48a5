import type { AnalysisCall } from '../../compiler/index.ts';
import { incoming, node, outgoing, parameter, properties, property, where } from '../../cypher/index.ts';
import { type InForceBounds, inForceBounds } from '../../domain/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import { MAX_TIES } from '../read-limits.ts';
import { readPerLabel } from '../read-per-label.ts';
import { matchActors } from '../tie-branches.ts';
import type { LabelStatement } from '../tie-statements.ts';
import { endsFor, idsByLabel, tieTypes } from '../tie-types.ts';
import { type Via, viaConditions } from '../via.ts';
import type { Yielder } from '../yielder.ts';

const KIND = 'MEMBERSHIP';
const DATES = ['from', 'fromPrecision', 'until', 'untilPrecision', 'firstObserved', 'lastObserved'] as const;

/** A membership of one of the actors. */
interface OwnMembership {
  readonly member: string;
  readonly alliance: string;
  readonly id: string;
  readonly bounds: InForceBounds;
}

interface TyingMemberships {
  /** Their ids. */
  readonly tied: ReadonlySet<string>;
  /** Whether there are more memberships than were read. */
  readonly cut: boolean;
}

/**
 * The memberships that tie two of the actors: in an alliance that is one of them, or in one in which another of them has a
 * membership too, unless the two are surely never in it at the same time.
 */
export async function tyingMemberships(
  call: AnalysisCall,
  yielder: Yielder,
  via: Via,
  about: readonly string[],
): Promise<TyingMemberships> {
  const statements = membershipStatements(call.model, via, about, MAX_TIES + 1);
  const rows = (await readPerLabel(call, statements)) as readonly (readonly (string | null)[])[];
  const own = await yielder.map(rows.slice(0, MAX_TIES), readMembership);
  const tied = new Set<string>();
  for (const [alliance, memberships] of await yielder.groupBy(own, (one) => one.alliance)) {
    const isActor = about.includes(alliance);
    await yielder.each(memberships, (one) => {
      if (isActor || memberships.some((other) => areTogether(one, other))) tied.add(one.id);
    });
  }
  return { tied, cut: rows.length > MAX_TIES };
}

/** Whether two members may be in it on one day: a period whose end contradicts its beginning has none. */
const areTogether = (one: OwnMembership, other: OwnMembership): boolean =>
  one.member !== other.member &&
  [one, other].every(({ bounds: { possible_from: from } }) =>
    [one, other].every(({ bounds: { possible_until: until } }) => from < until),
  );

function readMembership([member, alliance, id, ...dates]: readonly (string | null)[]): OwnMembership {
  const bounds = inForceBounds(Object.fromEntries(DATES.map((name, index) => [name, dates[index]])));
  return { member: String(member), alliance: String(alliance), id: String(id), bounds };
}

/** The statements that find memberships that count, one per label of members. Each returns at most `limit` rows. */
export function membershipStatements(
  model: Model,
  via: Via,
  about: readonly string[],
  limit: number,
): readonly LabelStatement[] {
  const tie = via.types.some(({ kind }) => kind === KIND) && tieTypes(model).find(({ kind }) => kind === KIND);
  if (!tie) return [];
  const conditions = viaConditions(model, via);
  const alliance = relationOf(nodeType(model, 'Membership'), 'alliance');
  return [...idsByLabel(model, about)].flatMap(([label, ids]) =>
    endsFor(tie, label)
      .filter(({ role }) => role !== alliance.name)
      .map((near) => ({
        label,
        ids,
        text: [
          ...matchActors(label, KIND),
          `MATCH (a)${incoming(near.relationship)}${node('f', tie.type.label)}`,
          ...where(conditions.fact('f', KIND)),
          `MATCH (f)${outgoing(alliance.relationship)}${node('b', nodeType(model, alliance.target).label)}`,
          ...where(conditions.alliance('b')),
          `RETURN ${property('a', 'id')}, ${property('b', 'id')}, ${properties('f', ['id', ...DATES])} LIMIT ${parameter('limit')}`,
        ].join('\n'),
        params: { ...conditions.params, [KIND]: true, from: ids, limit: BigInt(limit) },
      })),
  );
}
