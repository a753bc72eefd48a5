import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, getNamedType, isCompositeType, isInterfaceType, isObjectType, parse } from 'graphql';
import { type Shape, shapeOf } from '../../clients/typescript/src/shape.ts';

const FILE = new URL('../../clients/typescript/src/api.ts', import.meta.url);
const sdl = readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8');

/** A type a line, so that a change of the API is a change of few lines. */
function asText({ types, ...rest }: Shape): string {
  const lines = Object.entries(types).map(([name, fields]) => `    ${name}: ${JSON.stringify(fields)},`);
  const others = Object.entries(rest).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`);
  return [
    '// Written from schema/api.graphql by `npm run schema`.',
    "import type { Shape } from './shape.ts';",
    '',
    '/** The shape of the API of this version. */',
    'export const API: Shape = {',
    '  types: {',
    ...lines,
    '  },',
    ...others,
    '};',
    '',
  ].join('\n');
}

const shape = shapeOf(parse(sdl));

test('clients/typescript/src/api.ts has the shape of the API; npm run schema writes it', () => {
  const text = asText(shape);
  if (process.env.UPDATE_CLIENTS) writeFileSync(FILE, text);
  else expect(readFileSync(FILE, 'utf8')).toBe(text);
});

test('the shape of every field is what graphql-js reads in the SDL', () => {
  const schema = buildSchema(sdl);
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'),
  );
  expect(Object.keys(shape.types).sort()).toEqual(types.map(({ name }) => name).sort());
  for (const type of types) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const fields = Object.values(type.getFields()).filter((field) => isCompositeType(getNamedType(field.type)));
    expect(Object.keys(shape.types[type.name] ?? {})).toEqual(fields.map(({ name }) => name));
    for (const { name, type: output, args } of fields) {
      const known = shape.types[type.name]?.[name];
      expect(known?.type).toBe(getNamedType(output).name);
      expect(known?.list === true).toBe(String(output).includes('['));
      expect(known?.args?.includes('at') ?? false).toBe(args.some((argument) => argument.name === 'at'));
    }
    if (isInterfaceType(type)) {
      expect(shape.possibleTypes[type.name]).toEqual(schema.getPossibleTypes(type).map(({ name }) => name));
    }
  }
  expect(shape.roots).toEqual({ query: 'Query' });
  expect(shape.withoutId).toContain('MembershipConnection');
  expect(shape.withoutId).not.toContain('Country');
});
