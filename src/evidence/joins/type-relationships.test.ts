import { describe, expect, test } from '@jest/globals';
import { nodeType, SCHEMA_DIR } from '../../model/index.ts';
import { parseModel } from '../../model/load.ts';
import { readSdlFiles } from '../../model/sdl/files.ts';
import { joinedProperties, joinWrites } from './join-writes.ts';
import { relationshipsOf } from './type-relationships.ts';

/** The model, extended by a relation. */
const grown = parseModel([
  ...readSdlFiles(SCHEMA_DIR).model,
  {
    name: 'prize.graphql',
    body: `
  "A prize."
  type Prize implements Node @node(prefix: "prize", single: "prize") @collection(name: "prizes", description: "Prizes.") {
    "Its id."
    id: ID!
    "Who won it."
    winner: Actor @relationship(type: "WINNER", direction: OUT)
  }
`,
  },
]);

const namesOf = (type: string): readonly string[] =>
  relationshipsOf(grown, nodeType(grown, type)).map(({ name }) => name);

describe('relationshipsOf', () => {
  test('returns relationships through the type, its interfaces and relationships with properties', () => {
    expect([...namesOf('Person')].sort()).toEqual([
      'Conflict.subject',
      'Event.participants',
      'Prize.winner',
      'Statement.attributedTo',
      'Statement.subject',
      'Tenure.holder',
    ]);
    expect(namesOf('Organization')).toEqual(
      expect.arrayContaining(['Loan.creditor', 'Loan.debtor', 'Statement.outlet']),
    );
    expect(namesOf('Alliance')).toContain('Membership.alliance');
    // Outgoing relationships belong to the node, and so do parts.
    expect(namesOf('Loan')).toEqual(expect.arrayContaining(['Loan.creditor', 'Loan.balances']));
  });

  test('includes the properties that distinguish parallel relationships', () => {
    const tie = relationshipsOf(grown, nodeType(grown, 'Person')).find(({ name }) => name === 'Event.participants');
    expect(tie).toMatchObject({
      direction: 'IN',
      keys: ['role'],
      others: ['role_key'],
      label: 'Event',
      relationship: 'PARTICIPANT',
    });
    const group = { keep: 'person:a', join: ['person:b'] };
    const writes = joinWrites(grown, nodeType(grown, 'Person'), group, { properties: { id: 'person:a' }, naming: [] });
    const texts = writes.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('`WINNER`'))).toEqual([
      'UNWIND $rows AS r MATCH (j:`Person` {`id`: r.join})<-[x:`WINNER`]-(o:`Prize`) ' +
        'MATCH (k:`Person` {`id`: r.keep}) MERGE (k)<-[y:`WINNER`]-(o)',
    ]);
    expect(texts.at(-1)).toContain('DETACH DELETE j');
  });
});

describe('joinedProperties', () => {
  const person = nodeType(grown, 'Person');
  const of = (...all: object[]) =>
    joinedProperties(
      person,
      all.map((one) => ({ ...one })),
    );

  test('keeps the values of the kept node, fills missing ones, and turns other names into aliases', () => {
    expect(
      of(
        { id: 'person:a', name: 'Hugo Chavez', aliases: ['Chavez'], birthYear: null },
        { id: 'person:b', name: 'Hugo CHAVEZ Frias', aliases: ['Hugo Chavez', 'Chavez'], birthYear: 1954 },
        { id: 'person:c', name: 'Chavez', aliases: null, birthYear: 1955 },
      ),
    ).toEqual({
      id: 'person:a',
      name: 'Hugo Chavez',
      aliases: ['Chavez', 'Hugo CHAVEZ Frias'],
      birthYear: 1954n,
    });
  });

  test('fills an empty list and keeps any other', () => {
    const alliance = nodeType(grown, 'Alliance');
    const [none, some] = [[], ['DEFENSE']].map((obligations) => ({
      id: 'alliance:a',
      name: 'A',
      aliases: [],
      obligations,
    }));
    const other = { id: 'alliance:b', name: 'A', aliases: [], obligations: ['OFFENSE'] };
    expect(joinedProperties(alliance, [{ ...none }, other])).toMatchObject({ obligations: ['OFFENSE'], aliases: [] });
    expect(joinedProperties(alliance, [{ ...some }, other])).toMatchObject({ obligations: ['DEFENSE'] });
  });
});
