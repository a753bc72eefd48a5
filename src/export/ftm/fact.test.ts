import { describe, expect, test } from '@jest/globals';
import type { ExportedFact, Party } from '../exported-node.ts';
import { factEntities } from './fact.ts';
import { FACT_MAPPINGS } from './fact-mappings.ts';

function factOf(type: string, roles: readonly string[], values: Readonly<Record<string, string>>): ExportedFact {
  const parties = roles.map((role): Party => ({ role, isFree: false, id: `country:${role}`, name: role }));
  return {
    id: `${type.toLowerCase()}:a`,
    type,
    kind: type.toUpperCase(),
    isThere: true,
    values: new Map(Object.entries(values)),
    parts: new Map(),
    parties,
    actors: new Map(parties.map(({ id, name }) => [id, { id, kind: 'Country', label: name }])),
    sources: [],
    fromOthers: [],
    links: [],
  };
}

const entitiesOf = (fact: ExportedFact) => factEntities(FACT_MAPPINGS[fact.type], fact);

describe('factEntities', () => {
  test('tells a title that is not the name of an entity', () => {
    const [loan] = entitiesOf(factOf('Loan', ['creditor', 'debtor'], { title: 'A railway', office: 'none' }));
    expect(loan?.properties.description).toEqual(['title: A railway', 'office: none']);
    const [event] = entitiesOf(factOf('Event', [], { title: 'A visit' }));
    expect(event?.properties).toEqual({ name: ['A visit'] });
    const [position, tenure] = entitiesOf(factOf('Tenure', ['holder', 'country'], { office: 'President' }));
    expect(position?.properties.name).toEqual(['President']);
    expect(tenure?.properties.description).toBeUndefined();
  });

  test('is empty without the actors that the schema requires', () => {
    expect(entitiesOf(factOf('Loan', ['debtor'], {}))).toHaveLength(1);
    for (const [type, roles] of [
      ['Loan', ['creditor']],
      ['Membership', ['member']],
      ['Tenure', ['holder']],
    ] as const) {
      expect(entitiesOf(factOf(type, roles, {}))).toEqual([]);
    }
  });
});
