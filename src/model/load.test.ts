import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ASTNode, Kind, parse, visit } from 'graphql';
import { PRECISIONS } from '../domain/index.ts';
import { printApi } from './api/print.ts';
import { loadModel, parseModel } from './load.ts';
import { ModelError } from './model-error.ts';
import { API_FILE, readSdlFiles, SCHEMA_DIR } from './sdl/files.ts';
import { modelOf } from './testing/model-of.ts';
import type { SdlFile } from './types.ts';

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

describe('loadModel', () => {
  const model = loadModel();

  test('reads the four subjects and their evidence', () => {
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

  test('reads the precisions that the period rules cover', () => {
    expect(model.enums.get('Precision')?.values.map(({ name }) => name)).toEqual(PRECISIONS);
  });

  test('returns frozen data', () => {
    expect(() => Object.assign(model.nodes.get('Loan') ?? {}, { label: 'Other' })).toThrow(TypeError);
  });

  test('gives the API in schema/api.graphql, which npm run schema writes', () => {
    expect(readFileSync(new URL(API_FILE, SCHEMA_DIR), 'utf8')).toBe(printApi(model));
  });
});

const INLINE = `
"A person." type Person @node(prefix: "person", single: "person") {
  "x" id: ID!
  "The names." names: [Name!]! @inlined
}
"A name." type Name @inline {
  "The name." text: String! @column(list: "texts")
  "A note." note: String @column(list: "notes")
}`;

describe('parseModel', () => {
  test('reads inline types', () => {
    const model = modelOf(INLINE);
    expect(model.nodes.get('Person')?.fields.get('names')).toMatchObject({ kind: 'inline', target: 'Name' });
    expect(model.inlines.get('Name')?.fields.get('note')).toMatchObject({ column: 'notes', required: false });
  });

  test('reads SDL', () => {
    const model = modelOf(PERSON + POST);
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
    ['a relation to an unknown type', PERSON, 'test.graphql:7:13: Unknown type "Post".'],
    [
      'a prefix used twice',
      PERSON + POST.replace('prefix: "post"', 'prefix: "person"'),
      'test.graphql:11:8: The id prefix person is used twice.',
    ],
    [
      'a root field used twice',
      PERSON + POST.replace('single: "post"', 'single: "people"'),
      'The root field people is used twice.',
    ],
    [
      'a field without a mapping',
      PERSON + POST.replace(/@relationship.*OUT\)/, ''),
      'Post.holder is of type Person, so it needs @relationship',
    ],
    ['a field without a description', PERSON + POST.replace('"Who holds it."', ''), 'Post.holder has no description.'],
    [
      'a type without a mapping',
      `${PERSON}${POST} "Stray." type Stray { "x" id: ID! }`,
      'Stray is neither @node, @part, @inline, @edge or @mutual.',
    ],
    [
      'a type with two mappings',
      PERSON + POST.replace('type Post', 'type Post @part'),
      'Post is @node and @part: only one may be given.',
    ],
    [
      'a search through numbers',
      PERSON + POST.replace('"Who holds it."', '"When it began." since: Int @searchable "Who holds it."'),
      'Post.since is @searchable, which only',
    ],
    [
      'an inline list that may be null',
      INLINE.replace('[Name!]!', '[Name!]'),
      'Person.names has @inlined and is not written [Name!]!.',
    ],
    ['an inline list of something else', INLINE.replace('[Name!]!', '[Person!]!'), 'which is not @inline.'],
    [
      'an inline list of a part',
      INLINE.replace('type Person @node(prefix: "person", single: "person")', 'type Person @part'),
      'Person.names has @inlined, which only fields of a @node can have.',
    ],
    [
      'a field of an inline type that is not stored',
      INLINE.replace(' @column(list: "texts")', ''),
      'Name.text is not @column.',
    ],
    [
      'a column of numbers',
      INLINE.replace('text: String!', 'text: Int!'),
      'Name.text is not a text, a date or an enum, which a @column holds.',
    ],
    [
      'a first column that may be null',
      INLINE.replace('text: String!', 'text: String'),
      'Name.text is the first @column, so it may not be null.',
    ],
    [
      'a column with the name of another',
      INLINE.replace('list: "texts"', 'list: "notes"'),
      'Person stores two things as notes, one of them a column of Person.names.',
    ],
    [
      'a column with the name of a property',
      INLINE.replace('list: "texts"', 'list: "id"'),
      'Person stores two things as id',
    ],
    [
      'a column of a node',
      INLINE.replace('id: ID!', 'id: ID! @column(list: "ids")'),
      'Person.id has @column, which only fields of a @inline can have.',
    ],
    [
      'an index of a relation',
      PERSON + POST.replace('direction: OUT)', 'direction: OUT) @indexed'),
      'Post.holder has @indexed, which only a property can have.',
    ],
    [
      'a default of what is no integer',
      PERSON.replace('id: ID!', 'id: ID!\n    "The mood."\n    mood: String @default(value: 1)') + POST,
      'Person.mood has the default 1, which is no String.',
    ],
    [
      'a default that is no value of its enum',
      PERSON.replace('id: ID!', 'id: ID!\n    "The mood."\n    mood: Mood! @default(name: "GLAD")') +
        POST +
        '"A mood." enum Mood { "Sad." SAD }',
      'Person.mood has the default GLAD, which is no Mood.',
    ],
    [
      'a path that cannot be walked',
      PERSON + POST.replace(/holder: .*/, 'holder: [Person!]! @path(steps: [{ field: "boss" }])'),
      'Post.holder goes over Post.boss, which is not a relation',
    ],
    [
      'a relation that no field writes',
      PERSON + POST.replace('"HOLDER"', '"HOLDR"'),
      'Person.posts reads HOLDER relationships, which no field of Post writes (did you mean HOLDR?).',
    ],
    [
      'an order by a property that the items lack',
      PERSON.replace('direction: IN', 'direction: IN, order: ["sinse"]') +
        POST.replace('"Who holds it."', '"When it began." since: Int "Who holds it."'),
      'Person.posts is ordered by Post.sinse, which is not a property (did you mean since?).',
    ],
    [
      'an unknown directive',
      PERSON.replace('@node', '@noed') + POST,
      'Unknown directive "@noed". Did you mean "@node"?',
    ],
    [
      'an unknown argument',
      PERSON + POST.replace('type: ', 'typ: '),
      'Unknown argument "typ" on directive "@relationship". Did you mean "type"?',
    ],
    [
      'an unknown direction',
      PERSON + POST.replace('OUT', 'OUTT'),
      'test.graphql:15:61: Value "OUTT" does not exist in "Direction" enum. Did you mean the enum value "OUT"?',
    ],
    [
      'a directive of GraphQL',
      PERSON + POST.replace('direction: OUT)', 'direction: OUT) @deprecated'),
      'The model does not support "@deprecated".',
    ],
    [
      'an extension',
      `${PERSON}${POST}extend type Post { "x" x: Int }`,
      'The model does not support object type extensions.',
    ],
    [
      'a field of a fact that the API derives',
      PERSON +
        POST.replace('"Who holds it."', '"x" from: String "x" until: String "x" inForce: Boolean "Who holds it."'),
      'Post has the field inForce, which the API derives for every fact with a time.',
    ],
    ['nullable elements', PERSON.replace('[Post!]!', '[Post]!') + POST, 'has a list that is not written [Post!]'],
    ['a syntax error', `${PERSON}${POST} type`, 'Syntax Error'],
  ])('refuses %s', (_, sdl, message) => {
    expect(() => modelOf(sdl)).toThrow(ModelError);
    expect(() => modelOf(sdl)).toThrow(message);
  });

  test('reports all problems with their positions', () => {
    const sdl = PERSON.replace('direction', 'directoin') + POST.replace('OUT', 'OUTT').replace('"Who holds it."', '');
    const error = caught(() => modelOf(sdl));
    expect(error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([
      'test.graphql:7: Unknown argument "directoin" on directive "@relationship". Did you mean "direction"?',
      'test.graphql:7: Directive "@relationship" argument "direction" of type "Direction!" is required, but it was not provided.',
      'test.graphql:15: Value "OUTT" does not exist in "Direction" enum. Did you mean the enum value "OUT"?',
      'test.graphql:15: Post.holder has no description.',
    ]);
    expect(error.message).toContain('The model has 4 problems:\n  test.graphql:7:');
  });
});

describe('a misspelled name in the SDL of schema/', () => {
  const { model: files } = readSdlFiles(SCHEMA_DIR);

  /** A use of a name that the loader must know. */
  interface Use {
    readonly file: SdlFile;
    readonly start: number;
    readonly name: string;
  }

  const uses: readonly Use[] = files.flatMap((file) => {
    const found: Use[] = [];
    const add = (node: ASTNode, name: string): void => void found.push({ file, start: node.loc?.start ?? 0, name });
    visit(parse(file.body), {
      enter: (node) => {
        if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return false;
        if (node.kind === Kind.DIRECTIVE || node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) {
          add(node.name, node.name.value);
        }
        if (node.kind === Kind.ENUM) add(node, node.value);
        return undefined;
      },
    });
    return found;
  });
  const known = new Set([...uses.map(({ name }) => name), 'deprecated', 'label', 'part', 'argument', 'unlessGiven']);

  const typo = fc
    .tuple(
      fc.constantFrom(...uses),
      fc.nat(),
      fc.constantFrom('drop', 'double', 'swap', 'replace'),
      fc.constantFrom('a', 'q', 'Z', '_'),
    )
    .map(([use, at, kind, letter]) => ({ use, typed: mistyped(use.name, at % use.name.length, kind, letter) }))
    .filter(({ typed }) => /^[A-Za-z]\w*$/.test(typed) && !known.has(typed));

  test('can be a directive, an argument, an input field or an enum value', () => {
    const names = uses.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['relationship', 'type', 'direction', 'OUT', 'only', 'in', 'key']));
  });

  test('is refused with its file and line', () => {
    fc.assert(
      fc.property(typo, ({ use: { file, start, name }, typed }) => {
        const body = `${file.body.slice(0, start)}${typed}${file.body.slice(start + name.length)}`;
        const line = file.body.slice(0, start).split('\n').length;
        const error = caught(() => parseModel(files.map((one) => (one === file ? { ...file, body } : one))));
        expect(error.problems).toContainEqual(
          expect.objectContaining({ file: file.name, line, message: expect.stringContaining(typed) }),
        );
        expect(error.message).toContain(`${file.name}:${line}:`);
      }),
      { numRuns: 60 },
    );
  });
});

function mistyped(name: string, at: number, kind: string, letter: string): string {
  const [before, here, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
  if (kind === 'drop') return before + after;
  if (kind === 'double') return before + here + here + after;
  if (kind === 'swap') return before + after.slice(0, 1) + here + after.slice(1);
  return before + letter + after;
}

function caught(action: () => unknown): ModelError {
  try {
    action();
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error('The model is accepted');
}
