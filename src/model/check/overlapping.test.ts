import { expect, test } from '@jest/globals';
import { loadModel } from '../load.ts';
import { nodeType } from '../lookup.ts';
import { modelOf } from '../testing/model-of.ts';

const withOverlapping = (overlapping: string, more = 'from: Date') => `
  "A date."
  scalar Date
  "A fact."
  interface Fact {
    "The id."
    id: ID!
  }
  "A party."
  interface Party {
    "The id."
    id: ID!
  }
  "A state."
  type State implements Party @node(prefix: "state", single: "state") {
    "The id."
    id: ID!
  }
  "A firm."
  type Firm implements Party @node(prefix: "firm", single: "firm") {
    "The id."
    id: ID!
    "Its name."
    name: String
    "Its state."
    state: State @relationship(type: "STATE", direction: OUT)
  }
  "A grant."
  type Grant implements Fact
    @node(prefix: "grant", single: "grant")
    @collection(name: "grants", description: "Grants.")
    @overlapping(${overlapping})
  {
    "The id."
    id: ID!
    "Who gives it."
    giver: Party @relationship(type: "GIVER", direction: OUT)
    "Who gets it."
    receiver: Party @relationship(type: "RECEIVER", direction: OUT)
    "Where."
    place: State @relationship(type: "PLACE", direction: OUT)
    "How much."
    sum: Float
    "How often."
    sums: [Float!]!
    "What for."
    title: String
    "Its beginning." ${more}
    "Its end." until: Date
  }
`;

const PARTIES = 'between: ["giver", "receiver"]';

test('reads what sources may count twice', () => {
  const given = `amount: "sum", ${PARTIES}, standsFor: "state"`;
  expect(nodeType(modelOf(withOverlapping(given)), 'Grant').overlapping).toEqual({
    amount: 'sum',
    unit: '',
    between: ['giver', 'receiver'],
    standsFor: 'state',
  });
  expect(nodeType(loadModel(), 'Tenure').overlapping).toBeUndefined();
});

test.each([
  [`amount: "sun", ${PARTIES}`, 'which names sun, a field that it does not have (did you mean sum'],
  [`amount: "title", ${PARTIES}`, 'which sums up title, no single number'],
  [`amount: "sums", ${PARTIES}`, 'which sums up sums, no single number'],
  ['amount: "sum", between: ["giver"]', 'which needs two parties, not 1'],
  [
    'amount: "sum", between: ["giver", "reciever"]',
    'which names reciever, a field that it does not have (did you mean',
  ],
  ['amount: "sum", between: ["giver", "title"]', 'which names title, no relation to one that leaves it'],
  ['amount: "sum", between: ["giver", "place"]', 'whose parties are of different types'],
  [`amount: "sum", ${PARTIES}, standsFor: "stat"`, 'whose parties have no stat (did you mean state'],
  [`amount: "sum", ${PARTIES}, standsFor: "name"`, 'whose parties stand for name, no relation to one party'],
])('refuses @overlapping(%s)', (overlapping, message) => {
  expect(() => modelOf(withOverlapping(overlapping))).toThrow(`Grant has @overlapping, ${message}`);
});

test('refuses it on what has no beginning, no collection, or its field names', () => {
  const good = `amount: "sum", ${PARTIES}`;
  expect(() => modelOf(withOverlapping(good, 'begun: Date'))).toThrow('and is no fact with a `from`');
  expect(() => modelOf(withOverlapping(good).replace('implements Fact', ''))).toThrow('and is no fact with a `from`');
  expect(() => modelOf(withOverlapping(good).replace(/@collection\(.*\)/, ''))).toThrow('and has no collection');
  expect(() => modelOf(withOverlapping(good, 'from: Date "x" overlaps: Int'))).toThrow('and a field overlaps, which');
});
