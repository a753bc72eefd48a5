import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  parseValue,
  print,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type GeneratedOperation, generateOperation } from '../fuzz/operations.ts';
import type { Pools } from '../fuzz/random-graph.ts';

/** An operation that spreads fragments and lifts days, with its variables. */
export interface RandomDocument {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A random operation in which days are lifted, variables may be left out, and fragments are spread at several places. */
export function randomDocument(gen: GeneratorValue, schema: GraphQLSchema, pools: Pools): RandomDocument {
  const chance = (oneIn: number): boolean => gen(fc.nat, { max: oneIn - 1 }) === 0;
  const operation = generateOperation(gen, schema, pools);
  const { document, variables: given } = withOpenDays(operation, chance);
  const variables = {
    ...given,
    ...(chance(2) && { [OPEN]: chance(3) ? null : '2023-09-13' }),
    ...(chance(2) && { [OPEN_LEVEL]: chance(3) ? null : 'SHOWN' }),
  };
  return { document: withFragments(withMoreDays(document, schema, chance), schema, chance), variables };
}

/** A variable for days, and one for levels, that a request may leave out. */
const OPEN = 'open';
const OPEN_LEVEL = 'openLevel';

const definitionOf = (variable: string, type: string): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
});

type Chance = (oneIn: number) => boolean;

/** Some days are null, some are of variables that may be left out, and some of those are. */
function withOpenDays({ query, variables }: GeneratedOperation, chance: Chance): RandomDocument {
  const given = { ...variables };
  const document = visit(parse(query), {
    [Kind.ARGUMENT]: {
      enter(node: ArgumentNode) {
        if (node.name.value !== 'at' || node.value.kind === Kind.VARIABLE || !chance(6)) return undefined;
        return { ...node, value: { kind: Kind.NULL } };
      },
    },
    [Kind.VARIABLE_DEFINITION]: {
      enter(node: VariableDefinitionNode) {
        const { type, variable } = node;
        if (type.kind !== Kind.NON_NULL_TYPE || type.type.kind !== Kind.NAMED_TYPE) return undefined;
        if (type.type.name.value !== 'Date' || !chance(2)) return undefined;
        // A comparison takes no null, but an argument that is left out is none at all.
        if (chance(2)) delete given[variable.name.value];
        return { ...node, type: type.type };
      },
    },
  });
  return { document, variables: given };
}

const dayText = (chance: Chance): string => (chance(5) ? `$${OPEN}` : `"${chance(2) ? '2023-09-14' : '2010-01-01'}"`);

const levelText = (chance: Chance): string =>
  chance(5) ? `$${OPEN_LEVEL}` : chance(2) ? 'SHOWN' : chance(4) ? 'null' : 'POSSIBLE';

/** More connections of an item, and days and levels on fields that name none. */
function withMoreDays(document: DocumentNode, schema: GraphQLSchema, chance: Chance): DocumentNode {
  const info = new TypeInfo(schema);
  let aliases = 0;
  return visit(
    document,
    visitWithTypeInfo(info, {
      OperationDefinition: {
        leave(operation) {
          const text = print(operation);
          const opened = [definitionOf(OPEN, 'Date'), definitionOf(OPEN_LEVEL, 'InForceLevel')].filter(({ variable }) =>
            new RegExp(`\\$${variable.name.value}\\b`).test(text),
          );
          return { ...operation, variableDefinitions: [...(operation.variableDefinitions ?? []), ...opened] };
        },
      },
      SelectionSet: {
        leave(set) {
          const type = info.getParentType();
          if (!isObjectType(type) || type === schema.getQueryType() || !chance(2)) return undefined;
          const field = Object.values(type.getFields()).find(({ args }) => args.some(({ name }) => name === 'first'));
          if (!field) return undefined;
          const more = parse(`{ more${aliases++}: ${field.name} { totalCount } }`).definitions[0];
          if (more?.kind !== Kind.OPERATION_DEFINITION) return undefined;
          return { ...set, selections: [...set.selections, ...more.selectionSet.selections] };
        },
      },
      Field: {
        leave(node) {
          const given = (argument: string): boolean =>
            (node.arguments ?? []).some(({ name }) => name.value === argument);
          const added = (info.getFieldDef()?.args ?? []).flatMap(({ name }): readonly ArgumentNode[] => {
            if ((name !== 'at' && name !== 'inForce') || given(name) || !chance(3)) return [];
            const value = parseValue(name === 'at' ? dayText(chance) : levelText(chance));
            return [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }];
          });
          return added.length === 0 ? undefined : { ...node, arguments: [...(node.arguments ?? []), ...added] };
        },
      },
    }),
  );
}

/** Selections become fragments, and some of the same type one that is there already: one fragment under several days. */
function withFragments(document: DocumentNode, schema: GraphQLSchema, chance: Chance): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const info = new TypeInfo(schema);
  const hoisted = visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: {
        // From the inside out, so that no fragment can come to spread itself.
        leave(set: SelectionSetNode): SelectionSetNode | undefined {
          const type = info.getParentType();
          if (!isObjectType(type) || type === schema.getQueryType() || !chance(2)) return undefined;
          const fragment = fragments.get(type.name) ?? {
            kind: Kind.FRAGMENT_DEFINITION,
            name: { kind: Kind.NAME, value: `Of${type.name}` },
            typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: getNamedType(type).name } },
            selectionSet: set,
          };
          fragments.set(type.name, fragment);
          const spread = { kind: Kind.FRAGMENT_SPREAD, name: fragment.name } as const;
          return { kind: Kind.SELECTION_SET, selections: chance(4) ? [spread, ...set.selections] : [spread] };
        },
      },
    }),
  );
  const more = rootsUnderDays(schema, fragments);
  const definitions = hoisted.definitions.map((one) =>
    one.kind === Kind.OPERATION_DEFINITION
      ? { ...one, selectionSet: { ...one.selectionSet, selections: [...one.selectionSet.selections, ...more] } }
      : one,
  );
  return { kind: Kind.DOCUMENT, definitions: [...definitions, ...fragments.values()] };
}

/** The first of the fragments once more, under two days at the root. */
function rootsUnderDays(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly SelectionNode[] {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const connection = getNamedType(field.type);
    const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
    const fragment = nodes && fragments.get(getNamedType(nodes.type).name);
    if (!fragment || !field.args.some(({ name }) => name === 'at')) continue;
    const both = ['2023-09-14', '2010-01-01'].map(
      (day, index) => `day${index}: ${field.name}(first: 2, at: "${day}") { nodes { ...${fragment.name.value} } }`,
    );
    const [operation] = parse(`{ ${both.join(' ')} }`).definitions;
    if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet.selections;
  }
  return [];
}
