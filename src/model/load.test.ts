import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { PRECISIONS } from '../domain/index.ts';
import { printApi } from './api/print.ts';
import { ModelError } from './directives.ts';
import { API_FILE, loadModel, parseModel, SCHEMA_DIR } from './load.ts';

const PERSON = `
  "A person."
  type Person @node(prefix: "person", single: "person") @collection(name: "people", description: "All.") {
    "The id."
    id: ID!
    "The posts."
    posts: [Post!]! @relationship(type: "HOLDER", direction: IN)
  }
`;
const POST = `
  "A post."
  type Post @node(prefix: "post", single: "post") {
    "The id."
    id: ID!
    "Who holds it."
    holder: Person @relationship(type: "HOLDER", direction: OUT)
  }
`;

describe('the model of schema/', () => {
  const model = loadModel();

  test('has the four subjects and their evidence', () => {
    expect([...model.nodes.keys()].sort()).toEqual([
      'Alliance',
      'Conflict',
      'Country',
      'Event',
      'Loan',
      'Membership',
      'Organization',
      'Person',
      'Source',
      'Statement',
      'Tenure',
    ]);
    expect(model.interfaces.get('Fact')?.members).toEqual(['Event', 'Loan', 'Membership', 'Tenure']);
    expect(model.interfaces.get('LoanParty')?.members).toEqual(['Country', 'Organization']);
  });

  test('has the precisions of dates that the rules of periods know', () => {
    expect(model.enums.get('Precision')?.values.map(({ name }) => name)).toEqual(PRECISIONS);
  });

  test('cannot be changed', () => {
    expect(() => Object.assign(model.nodes.get('Loan') ?? {}, { label: 'Other' })).toThrow(TypeError);
  });

  test('gives the API that is printed to schema/api.graphql; npm run schema prints it anew', () => {
    expect(readFileSync(new URL(API_FILE, SCHEMA_DIR), 'utf8')).toBe(printApi(model));
  });
});

describe('a model', () => {
  test('is read from SDL', () => {
    const model = parseModel(PERSON + POST);
    expect(model.nodes.get('Person')).toMatchObject({
      label: 'Person',
      prefix: 'person',
      single: 'person',
      timed: false,
    });
    expect(model.nodes.get('Person')?.fields.get('posts')).toMatchObject({
      kind: 'relation',
      many: true,
      direction: 'IN',
    });
  });

  test.each([
    ['a relation to nowhere', PERSON, /Person\.posts leads to the unknown type Post/],
    [
      'a prefix used twice',
      PERSON + POST.replace('prefix: "post"', 'prefix: "person"'),
      /id prefix person is used twice/,
    ],
    [
      'a root field used twice',
      PERSON + POST.replace('single: "post"', 'single: "people"'),
      /root field people is used twice/,
    ],
    [
      'a field without a mapping',
      PERSON + POST.replace(/@relationship.*OUT\)/, ''),
      /Post\.holder is of type Person, so it needs/,
    ],
    ['a field without a description', PERSON + POST.replace('"Who holds it."', ''), /Post\.holder has no description/],
    ['a type without a mapping', `${PERSON}${POST} "Stray." type Stray { "x" id: ID! }`, /Stray is neither/],
    [
      'a search through what is no text',
      PERSON + POST.replace('"Who holds it."', '"When it began." since: Int @searchable "Who holds it."'),
      /Post\.since is @searchable, which only/,
    ],
    [
      'a path that cannot be walked',
      PERSON + POST.replace(/holder: .*/, 'holder: [Person!]! @path(steps: [{ field: "boss" }])'),
      /Post has no relation boss/,
    ],
  ])('with %s is refused', (_, sdl, message) => {
    expect(() => parseModel(sdl)).toThrow(ModelError);
    expect(() => parseModel(sdl)).toThrow(message);
  });
});
