import { describe, expect, test } from '@jest/globals';
import { nodeType, SCHEMA_DIR } from '../../model/index.ts';
import { parseModel } from '../../model/load.ts';
import { readSdlFiles } from '../../model/sdl/files.ts';
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
  });
});
