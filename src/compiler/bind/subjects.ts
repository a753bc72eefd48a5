import type { CypherStatement } from '../../cypher/index.ts';
import { hop, node, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import { type Model, nodeType, relationOf, tierOf } from '../../model/index.ts';
import { compareHits, type SearchHit } from './search.ts';

/** Finds what statements are about: rows of the id of a statement and that of its subject. */
export function subjectsOf(model: Model, hits: readonly SearchHit[]): CypherStatement {
  const statement = nodeType(model, 'Statement');
  const pattern = `${node('t', statement.label, { id: 'i' })}${hop(relationOf(statement, 'subject'))}${node('s')}`;
  return {
    text: `UNWIND $ids AS i MATCH ${pattern} RETURN i, ${property('s', 'id')} AS subject`,
    params: { ids: hits.filter(isStatement(model)).map(({ id }) => id) },
  };
}

/**
 * Gathers statements under their subjects. A subject has the best score of its own and of its statements, and the tier of its
 * type. A statement without a subject was deleted since it was found.
 */
export function gathered(
  model: Model,
  hits: readonly SearchHit[],
  subjects: ReadonlyMap<string, string>,
): readonly SearchHit[] {
  const isOne = isStatement(model);
  const about = groupBy(
    hits.filter((hit) => isOne(hit) && subjects.has(hit.id)),
    ({ id }) => subjects.get(id) ?? '',
  );
  const own = new Map(hits.filter((hit) => !isOne(hit)).map((hit) => [hit.id, hit]));
  const tiers = new Map([...model.nodes.values()].map((type) => [type.prefix, tierOf(type)]));
  return [...new Set([...own.keys(), ...about.keys()])]
    .flatMap((id): readonly SearchHit[] => {
      const statements = about.get(id) ?? [];
      const [hit, best] = [own.get(id), statements[0]];
      const first = hit ?? best;
      if (!first) return [];
      const tier = tiers.get(id.slice(0, id.indexOf(':'))) ?? first.tier;
      return [{ id, tier, property: first.property, score: Math.max(hit?.score ?? 0, best?.score ?? 0), statements }];
    })
    .sort(compareHits);
}

function isStatement(model: Model): (hit: SearchHit) => boolean {
  const start = `${nodeType(model, 'Statement').prefix}:`;
  return ({ id }) => id.startsWith(start);
}
