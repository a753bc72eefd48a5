import type { AnalysisCall } from '../../compiler/index.ts';
import { type CypherStatement, type Hop, hop, node, parameter, property, union } from '../../cypher/index.ts';
import { type Model, nodeType, nodeTypesOf } from '../../model/index.ts';
import { idsByLabel } from '../tie-types.ts';

/** A type of loan parties that belong to a country, as a state's bank does. */
export interface OwnedType {
  readonly label: string;
  readonly countryLabel: string;
  readonly toCountry: Hop;
  readonly toOrganizations: Hop;
}

/** The types of loan parties that have a country, by the model. */
export const ownedTypes = (model: Model): readonly OwnedType[] =>
  nodeTypesOf(model, 'LoanParty').flatMap(({ label, fields }): readonly OwnedType[] => {
    const country = fields.get('country');
    if (country?.kind !== 'relation') return [];
    const { relationship, direction } = country;
    const back = direction === 'OUT' ? 'IN' : 'OUT';
    return [
      {
        label,
        countryLabel: nodeType(model, country.target).label,
        toCountry: { relationship, direction },
        toOrganizations: { relationship, direction: back },
      },
    ];
  });

/** The countries of those parties that belong to one, by id. */
export async function readOwners(call: AnalysisCall, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const byLabel = idsByLabel(call.model, ids);
  const owned = ownedTypes(call.model).filter(({ label }) => byLabel.has(label));
  if (owned.length === 0) return new Map();
  const count = owned.reduce((sum, { label }) => sum + (byLabel.get(label)?.length ?? 0), 0);
  const rows = await call.read(ownersStatement(owned, byLabel), 3 * count);
  return new Map(rows.map(([id, country]) => [String(id), String(country)]));
}

function ownersStatement(
  owned: readonly OwnedType[],
  byLabel: ReadonlyMap<string, readonly string[]>,
): CypherStatement {
  const branches = owned.map(({ label, toCountry, countryLabel }) => [
    `UNWIND ${parameter(label)} AS i MATCH ${node('o', label)} WHERE ${property('o', 'id')} = i`,
    `MATCH (o)${hop(toCountry)}${node('c', countryLabel)}`,
    `RETURN ${property('o', 'id')} AS id, ${property('c', 'id')} AS country`,
  ]);
  return {
    text: union(branches, 'UNION ALL').join('\n'),
    params: Object.fromEntries(owned.map(({ label }) => [label, byLabel.get(label) ?? []])),
  };
}
