import {
  buildASTSchema,
  type DocumentNode,
  GraphQLError,
  Kind,
  ValuesOfCorrectTypeRule,
  validate,
  visit,
} from 'graphql';
// Not in the index of graphql-js 16, though its own build tools use it: buildASTSchema() drops the places of these errors.
import { validateSDL } from 'graphql/validation/validate.js';
import { suggest } from '../../domain/index.ts';
import { definitionsOf } from './directives.ts';
import { mappingErrors } from './mapping-rules.ts';

/** Every error in a model's SDL: by the rules of GraphQL, and by those of the mapping directives. */
export function sdlErrors(document: DocumentNode): readonly GraphQLError[] {
  return [
    ...validateSDL(document).map((error) => withSuggestion(document, error)),
    ...valueErrors(document),
    ...undeclaredErrors(document),
    ...mappingErrors(document),
  ];
}

const DIRECTIVE_KINDS: ReadonlySet<string> = new Set([
  Kind.DIRECTIVE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
]);

/** GraphQL's SDL rules know nothing of the types of directive arguments: `direction: OUTT` is for this one. */
function valueErrors(document: DocumentNode): readonly GraphQLError[] {
  const definitions = document.definitions.filter(({ kind }) => DIRECTIVE_KINDS.has(kind));
  const directives: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  if (validateSDL(directives).length > 0) return [];
  const schema = buildASTSchema(directives, { assumeValid: true, assumeValidSDL: true });
  return validate(schema, document, [ValuesOfCorrectTypeRule]);
}

/** GraphQL has directives of its own, such as `@deprecated`, which the model would ignore. */
function undeclaredErrors(document: DocumentNode): readonly GraphQLError[] {
  const declared = new Set(definitionsOf(document, Kind.DIRECTIVE_DEFINITION).map(({ name }) => name.value));
  const errors: GraphQLError[] = [];
  visit(document, {
    enter: (node) => {
      if (node.kind !== Kind.DIRECTIVE || !BUILT_IN.has(node.name.value) || declared.has(node.name.value)) return;
      errors.push(new GraphQLError(`The model does not support "@${node.name.value}".`, { nodes: node }));
    },
  });
  return errors;
}

const BUILT_IN: ReadonlySet<string> = new Set(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);

/** GraphQL suggests names of types and arguments, but not of directives. */
function withSuggestion(document: DocumentNode, error: GraphQLError): GraphQLError {
  const node = error.nodes?.[0];
  const names = definitionsOf(document, Kind.DIRECTIVE_DEFINITION).map(({ name }) => name.value);
  if (node?.kind !== Kind.DIRECTIVE || names.includes(node.name.value)) return error;
  const meant = suggest(node.name.value, names);
  return meant === undefined ? error : new GraphQLError(`${error.message} Did you mean "@${meant}"?`, { nodes: node });
}
