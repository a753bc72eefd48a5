import type { ValidationRule } from 'graphql';
import { badRequest, missingOperationType } from '../compiler/index.ts';

/**
 * "Operation type existence" of the specification, which graphql-js 16 checks only on execution. Without the type, its
 * other rules check nothing that is selected.
 */
const knownOperationTypes: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const missing = missingOperationType(context.getSchema(), node);
    if (missing) context.reportError(missing);
  },
});

/** Refuses a variable called `__proto__`: graphql-js keeps values in a plain object, which would lose it. */
const safeVariableNames: ValidationRule = (context) => ({
  VariableDefinition(node) {
    const { value } = node.variable.name;
    if (value !== '__proto__') return;
    context.reportError(badRequest('VALIDATION', `A variable cannot be called "${value}".`, node));
  },
});

/** The validation rules that graphql-js lacks. */
export const VALIDATION_RULES: readonly ValidationRule[] = [knownOperationTypes, safeVariableNames];
