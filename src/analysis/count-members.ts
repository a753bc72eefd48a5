import { hop, incoming, node, outgoing, parameter, property, where } from '../cypher/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import { isKeyOf, trueOf } from './id-maps.ts';
import { matchActors } from './tie-branches.ts';
import type { LabelStatement } from './tie-statements.ts';
import { endsFor, type TieType } from './tie-types.ts';
import { type AskedVia, type ViaConditions, viaConditions } from './via.ts';

/** The alliances whose members are counted, and by what. */
export interface CountedMembers {
  readonly via: AskedVia & { readonly maxMembers: number };
  /** How memberships tie actors. */
  readonly tie: TieType;
  /** The actors of one label whose alliances are counted, or those alliances themselves; without `ids`, all alliances. */
  readonly label: string;
  readonly ids: readonly string[] | undefined;
  /** The alliances that are left out. */
  readonly known: Iterable<string>;
}

/**
 * The statements that count the members of alliances with more memberships than `maxMembers`; the others cannot have more
 * members. A row has the id of an alliance and the number of different members with a membership that counts, whoever states
 * it: how large an alliance is does not depend on the sources asked for.
 */
export function memberStatements(model: Model, asked: CountedMembers): readonly LabelStatement[] {
  const { via, tie, label, ids, known } = asked;
  const membership = nodeType(model, 'Membership');
  const alliance = nodeType(model, 'Alliance');
  const member = relationOf(membership, 'member');
  const memberships = hop(relationOf(alliance, 'memberships'));
  const ties = viaConditions(model, { ...via, tooLarge: undefined });
  const counted = viaConditions(model, { ...via, sources: undefined, tooLarge: undefined });
  const params = {
    ...ties.params,
    [tie.kind]: true,
    known: trueOf(known),
    maxMembers: BigInt(via.maxMembers),
    ...(ids && { from: ids }),
  };
  return startsOf(model, asked, ties).map((start) => ({
    label,
    ids,
    text: [
      ...start,
      `MATCH (b)${memberships}${node('f', membership.label)}`,
      ...where(counted.fact('f', tie.kind)),
      `MATCH (f)${outgoing(member.relationship)}${node('m', nodeType(model, member.target).label)}`,
      `RETURN ${property('b', 'id')} AS b, count(DISTINCT m) AS n`,
    ].join('\n'),
    params,
  }));
}

/** The lines that find the alliances `b`. */
function startsOf(
  model: Model,
  { tie, label, ids }: CountedMembers,
  ties: ViaConditions,
): readonly (readonly string[])[] {
  const alliance = nodeType(model, 'Alliance');
  const memberships = hop(relationOf(alliance, 'memberships'));
  const limits = [
    ...ties.alliance('b'),
    `NOT ${isKeyOf('b', 'known')}`,
    `COUNT { MATCH (b)${memberships}() } > ${parameter('maxMembers')}`,
  ];
  const match = `MATCH ${node('b', alliance.label)}`;
  if (!ids) return [[match, ...where(limits)]];
  if (label === alliance.label) {
    return [[`UNWIND ${parameter('from')} AS i`, match, ...where([`${property('b', 'id')} = i`, ...limits])]];
  }
  const { relationship } = relationOf(nodeType(model, 'Membership'), 'alliance');
  return endsFor(tie, label).map((near) => [
    ...matchActors(label, tie.kind),
    `MATCH (a)${incoming(near.relationship)}${node('g', tie.type.label)}`,
    ...where(ties.fact('g', tie.kind)),
    `MATCH (g)${outgoing(relationship)}${node('b', alliance.label)}`,
    'WITH DISTINCT b',
    ...where(limits),
  ]);
}
