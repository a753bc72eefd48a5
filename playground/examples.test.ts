import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse, validate } from 'graphql';

const root = join(import.meta.dirname, '..');
const schema = buildSchema(readFileSync(join(root, 'schema', 'api.graphql'), 'utf8'));
const directory = join(root, 'playground', 'examples');
const files = readdirSync(directory).sort();

describe('the playground', () => {
  test('has fourteen examples', () => {
    const numbers = Array.from({ length: 14 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(files).toEqual(numbers.map((number) => expect.stringMatching(`^${number}-[a-z-]+\\.graphql$`)));
  });
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(directory, file), 'utf8');
  const document = parse(text);

  test('is valid for the API', () => {
    expect(validate(schema, document)).toEqual([]);
  });

  test('starts with a comment and runs without changes', () => {
    expect(text).toMatch(/^# \w/);
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    expect(operations).toHaveLength(1);
    const variables = operations.flatMap((operation) => operation.variableDefinitions ?? []);
    expect(variables.filter((variable) => !variable.defaultValue)).toEqual([]);
  });
});
