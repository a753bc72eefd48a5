import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A day before the partnership of China and Venezuela got its name, and one after. */
export const DAYS = ['2023-09-12', '2023-09-14'] as const;

/** An inner field that inherits its day. */
export const OF_A_DAY = `query OfADay($day: Date!) {
  country(code: "VE", at: $day) { id memberships { totalCount } }
}`;

/** A fragment used on two days in one operation. */
export const OF_TWO_DAYS = `query OfTwoDays($first: Date!, $second: Date!) {
  first: country(code: "VE", at: $first) { ...Ties }
  second: country(code: "VE", at: $second) { ...Ties }
}
fragment Ties on Country { id memberships { totalCount nodes { id } } }`;

/** Pages of a connection, each item with its cursor. */
export const PAGE = `query Page($after: String) {
  country(code: "VE") {
    id
    statements(first: 2, after: $after, orderBy: [{ id: ASC }]) {
      totalCount
      edges { cursor node { id statedOf } }
      pageInfo { endCursor hasNextPage }
    }
  }
}`;

/** All items of `PAGE` in one page. */
export const ALL_PAGES = `{ country(code: "VE") { statements(first: 6, orderBy: [{ id: ASC }]) { totalCount nodes { id } } } }`;

/** A neighborhood to draw: its links have ids, and one fact may yield several links. */
export const DRAWING = `query Drawing($of: [ID!]!) {
  neighborhood(of: $of, steps: 2, first: 60) {
    links { id kind source target label fact { id } }
  }
}`;

/** Pairs of operations that ask for different fields of an object without an id. */
export const PARTS: readonly string[] = [
  '{ country(code: "CN") { id standing(towards: "country:VE", at: "2023-09-14") { towards { id name } } } }',
  '{ country(code: "CN") { id standing(towards: "country:VE", at: "2023-09-14") { loansGiven(at: null) { totalCount } } } }',
  '{ country(code: "VE") { id loansReceived { aggregate { count } } } }',
  '{ country(code: "VE") { id loansReceived { totalCount aggregate { principalUsd { sum } } } } }',
];

/** The same for lists of objects without ids. */
export const LISTS: readonly string[] = [
  '{ loans { nodes { id balances { amount } } } }',
  '{ loans { nodes { id balances { currency asOf } } } }',
  '{ conflicts { nodes { id values { value } } } }',
  '{ conflicts { nodes { id values { sources statements { id } } } } }',
  '{ statements(first: 3) { nodes { id values { property } } } }',
  '{ statements(first: 3) { nodes { id values { value original precision } } } }',
  '{ events { nodes { id participants { role } } } }',
  '{ events { nodes { id participants { actor { id } } quantities { name } } } }',
];

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));

/** The operation with `id` added to every selection that has one, as a normalizing cache needs it. */
export function withIds(query: string): string {
  const info = new TypeInfo(schema);
  const id = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } } as const;
  const SelectionSet = {
    leave: (set: SelectionSetNode) => {
      const type = info.getParentType();
      const has = (isObjectType(type) || isInterfaceType(type)) && type.getFields().id !== undefined;
      return has ? { ...set, selections: [id, ...set.selections] } : undefined;
    },
  };
  return print(visit(parse(query), visitWithTypeInfo(info, { SelectionSet })));
}
