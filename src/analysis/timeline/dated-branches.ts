import { incoming, literal, node, outgoing, parameter, property, where } from '../../cypher/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import { isKeyOf } from '../id-maps.ts';
import { matchActors, type TieBranch } from '../tie-branches.ts';
import { endsFor, type TieEnd, type TieType, tieTypes } from '../tie-types.ts';
import type { ViaConditions } from '../via.ts';

/** The column of a fact's kind, the last. */
export const KIND = 'kind';

/** What is asked of facts `f`. */
export interface FactForm {
  readonly conditions: readonly string[];
  /** The lines before the result, by the kind of fact. */
  readonly lines: (kind: string) => readonly string[];
  /** The columns of the result, to which the kind is added. */
  readonly columns: string;
}

export interface FactBranches {
  readonly model: Model;
  readonly conditions: ViaConditions;
  readonly form: FactForm;
  /** Whether only facts count that tie two of the actors, which are in the parameters `about` and `tied`. */
  readonly between: boolean;
}

/** How a branch goes on from a fact that it has found. */
interface Limits {
  readonly conditions: readonly string[];
  readonly lines: readonly string[];
}

/** The branches from the actors of a label to their facts. */
export function factBranches(asked: FactBranches, label: string): readonly TieBranch[] {
  const { conditions, form, between } = asked;
  return tieTypes(asked.model).flatMap((tie) =>
    endsFor(tie, label).flatMap((near) => {
      const { type, kind } = tie;
      const limits = between ? tyingLimits(tie, near) : [viaLimits(asked, label, kind)];
      return limits.map(
        (limit): TieBranch => ({
          kind,
          lines: [
            ...matchActors(label, kind),
            `MATCH (a)${incoming(near.relationship)}${node('f', type.label)}`,
            ...where([...conditions.fact('f', kind), ...limit.conditions, ...form.conditions]),
            ...limit.lines,
            ...form.lines(kind),
            `RETURN ${form.columns}, ${literal(kind)} AS ${KIND}`,
          ],
        }),
      );
    }),
  );
}

/** Keeps memberships in alliances that count. */
function viaLimits({ model, conditions }: FactBranches, label: string, kind: string): Limits {
  const isAlliance = label === 'Alliance';
  const limits = kind === 'MEMBERSHIP' ? conditions.alliance(isAlliance ? 'a' : 'b') : [];
  if (limits.length === 0 || isAlliance) return { conditions: limits, lines: [] };
  const alliance = relationOf(nodeType(model, 'Membership'), 'alliance');
  const toAlliance = `MATCH (f)${outgoing(alliance.relationship)}${node('b', nodeType(model, alliance.target).label)}`;
  return { conditions: [], lines: [toAlliance, ...where(limits)] };
}

/**
 * Keeps facts in which another of the actors plays a role, one item per role. Which memberships tie two of them is known;
 * they are found from the member.
 */
function tyingLimits({ kind, ends }: TieType, near: TieEnd): readonly Limits[] {
  if (kind === 'MEMBERSHIP') {
    return near.role === 'alliance' ? [] : [{ conditions: [isKeyOf('f', 'tied')], lines: [] }];
  }
  const other = property('b', 'id');
  const isOther = [`${other} IN ${parameter('about')}`, `${other} <> ${property('a', 'id')}`];
  return ends
    .filter((far) => far !== near || near.role === undefined)
    .map((far) => ({
      conditions: [],
      lines: [`MATCH (f)${outgoing(far.relationship)}${node('b')}`, ...where(isOther)],
    }));
}
