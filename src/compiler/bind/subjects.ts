import type { CypherStatement } from '../../cypher/index.ts';
import { hop, node, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import { type Model, nodeType, relationOf, tierOf, typeOfId } from '../../model/index.ts';
import { printInForce } from '../cypher/in-force.ts';
import type { Row } from '../cypher/statement.ts';
import { type AsOf, compareHits, type SearchHit } from './search.ts';

/** Finds what statements are about: rows of the id of a statement, that of its subject and, of a day, whether this is in force. */
export function subjectsOf(model: Model, hits: readonly SearchHit[], asOf: AsOf | undefined): CypherStatement {
  const statement = nodeType(model, 'Statement');
  const pattern = `${node('t', statement.label, { id: 'i' })}${hop(relationOf(statement, 'subject'))}${node('s')}`;
  const holds = asOf ? `, ${printInForce('s', 'at', asOf.level)} AS holds` : '';
  return {
    text: `UNWIND $ids AS i MATCH ${pattern} RETURN i, ${property('s', 'id')} AS subject${holds}`,
    params: { ids: hits.filter(isStatement(model)).map(({ id }) => id), ...(asOf && { at: asOf.at }) },
  };
}

/** The subjects in the rows of `subjectsOf`, by statement. On a day there are no facts among them but those in force. */
export function subjectsIn(model: Model, rows: readonly Row[], asOf: AsOf | undefined): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(([statement, subject, holds]) => {
      const isLeft = !asOf || holds === true || !typeOfId(model, String(subject))?.timed;
      return isLeft ? [[String(statement), String(subject)] as const] : [];
    }),
  );
}

/**
 * Gathers statements under their subjects. A subject has the best score of its own and of its statements, and the tier of its
 * type. A statement without a subject was deleted since it was found, or is about a fact that is not in force.
 * `counts` says whether all statements that match were found, so that their number is known.
 */
export function gathered(
  model: Model,
  hits: readonly SearchHit[],
  { subjects, counts }: { readonly subjects: ReadonlyMap<string, string>; readonly counts: boolean },
): readonly SearchHit[] {
  const isOne = isStatement(model);
  const about = groupBy(
    hits.filter((hit) => isOne(hit) && subjects.has(hit.id)),
    ({ id }) => subjects.get(id) ?? '',
  );
  const own = new Map(hits.filter((hit) => !isOne(hit)).map((hit) => [hit.id, hit]));
  return [...new Set([...own.keys(), ...about.keys()])]
    .flatMap((id): readonly SearchHit[] => {
      const statements = about.get(id) ?? [];
      const [hit, best] = [own.get(id), statements[0]];
      const first = hit ?? best;
      if (!first) return [];
      const type = typeOfId(model, id);
      const tier = type ? tierOf(type) : first.tier;
      const score = Math.max(hit?.score ?? 0, best?.score ?? 0);
      const statementCount = counts ? statements.length : null;
      return [{ id, tier, property: first.property, score, statements, statementCount }];
    })
    .sort(compareHits);
}

function isStatement(model: Model): (hit: SearchHit) => boolean {
  const start = `${nodeType(model, 'Statement').prefix}:`;
  return ({ id }) => id.startsWith(start);
}
