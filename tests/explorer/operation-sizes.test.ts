import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  type FragmentDefinitionNode,
  isEnumType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql';
import { compileOperation } from '../../src/compiler/compile.ts';
import { DIALECTS } from '../../src/cypher/index.ts';
import { api, model } from '../support/ask.ts';

const FOLDER = new URL('../../explorer/api/operations/', import.meta.url);

/** A value for a variable: which one does not matter to the statement, but that there is one does. */
function given(type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return given(type.type);
  if (type.kind === Kind.LIST_TYPE) return [given(type.type)];
  const named = api.schema.getType(type.name.value);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) return {};
  const values: Readonly<Record<string, unknown>> = { Int: 5, Boolean: true, Date: '2020-01-01' };
  return values[type.name.value] ?? 'country:VE';
}

const { definitions } = parse(
  readdirSync(FOLDER)
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
    .join('\n'),
);
const fragments = new Map(
  definitions.flatMap((one) =>
    one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one as FragmentDefinitionNode]] : [],
  ),
);
const operations = definitions.flatMap((one) =>
  one.kind === Kind.OPERATION_DEFINITION ? [{ name: one.name?.value, definition: one as OperationDefinitionNode }] : [],
);

test.each(operations)('$name is not too large for any engine to plan', ({ definition }) => {
  const variables = Object.fromEntries(
    (definition.variableDefinitions ?? []).map(({ variable, type }) => [variable.name.value, given(type)]),
  );
  const { statement } = compileOperation(model, api.schema, { definition, fragments }, variables);
  for (const { maxPlanningSize } of Object.values(DIALECTS)) {
    expect(statement?.size ?? 0).toBeLessThanOrEqual(maxPlanningSize);
  }
});
