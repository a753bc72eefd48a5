import type { ValidationRule } from 'graphql';
import { badRequest, missingOperationType } from '../compiler/index.ts';

/**
 * Each operation of a document is of a type that the schema has: the specification's "operation type existence", which
 * graphql-js 16 leaves to the execution. Without a type, none of its other rules says anything of what is selected.
 */
const knownOperationTypes: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const missing = missingOperationType(context.getSchema(), node);
    if (missing) context.reportError(missing);
  },
});

/** No variable is called `__proto__`: graphql-js keeps the values in a plain object, which would lose that one. */
const safeVariableNames: ValidationRule = (context) => ({
  VariableDefinition(node) {
    const { value } = node.variable.name;
    if (value !== '__proto__') return;
    context.reportError(badRequest('VALIDATION', `No variable can be called "${value}".`, node));
  },
});

/** The rules of validation that graphql-js does not have. */
export const VALIDATION_RULES: readonly ValidationRule[] = [knownOperationTypes, safeVariableNames];
