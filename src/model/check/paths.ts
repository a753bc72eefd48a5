import { didYouMean } from '../../domain/index.ts';
import type { PathCondition, PathStep } from '../fields.ts';
import { nodeTypesOf } from '../lookup.ts';
import type { Model, NodeType } from '../types.ts';

/** Errors in the steps of a path from a node type: each is a relation to one node type, the last to the target. */
export function checkSteps(
  model: Model,
  start: NodeType,
  steps: readonly PathStep[],
  target?: string,
): readonly string[] {
  const messages: string[] = [];
  let at = start;
  for (const step of steps) {
    const relation = at.fields.get(step.field);
    if (relation?.kind !== 'relation') {
      return [
        ...messages,
        `goes over ${at.name}.${step.field}, which is not a relation${didYouMean(step.field, relationsOf(at))}`,
      ];
    }
    const [next, ...others] = nodeTypesOf(model, relation.target);
    if (!next || others.length > 0) {
      return [...messages, `goes over ${at.name}.${step.field}, which does not lead to a single node type`];
    }
    messages.push(...step.only.flatMap((condition) => checkStepCondition(model, next, condition)));
    at = next;
  }
  return target === undefined || at.name === target ? messages : [...messages, `leads to ${at.name}, not to ${target}`];
}

const relationsOf = ({ fields }: NodeType): readonly string[] =>
  [...fields.values()].filter((field) => field.kind === 'relation').map(({ name }) => name);

const propertiesOf = ({ fields }: NodeType): readonly string[] =>
  [...fields.values()].filter((field) => field.kind === 'property').map(({ name }) => name);

/** Errors in a condition on a property of a type. */
export function checkStepCondition(model: Model, type: NodeType, condition: PathCondition): readonly string[] {
  const field = type.fields.get(condition.field);
  if (field?.kind !== 'property') {
    return [
      `compares ${type.name}.${condition.field}, which is not a property${didYouMean(condition.field, propertiesOf(type))}`,
    ];
  }
  if (condition.in === undefined && condition.argument === undefined) {
    return [`compares ${type.name}.${condition.field} with nothing: it needs \`in\` or \`argument\``];
  }
  if (field.type.kind !== 'enum') return [];
  const values = (model.enums.get(field.type.name)?.values ?? []).map(({ name }) => name);
  return [...(condition.in ?? []), ...(condition.unlessGiven ?? [])]
    .filter((value) => !values.includes(value))
    .map(
      (value) =>
        `compares ${type.name}.${condition.field} with ${value}, which is not a ${field.type.name}${didYouMean(value, values)}`,
    );
}

/** The error in the path of a shorthand, which consists of relations and a property at the end; undefined if there is none. */
export function checkCondition(model: Model, start: NodeType, path: readonly string[]): string | undefined {
  let types: readonly NodeType[] = [start];
  for (const [index, name] of path.entries()) {
    const last = index === path.length - 1;
    const fields = types.map((type) => type.fields.get(name)).filter((field) => field !== undefined);
    const wanted = last ? 'property' : 'relation';
    const [field] = fields;
    if (fields.length < types.length || field?.kind !== wanted) {
      const known = types.flatMap((type) => (last ? propertiesOf(type) : relationsOf(type)));
      return `compares ${path.join('.')}: ${name} is not a ${wanted}${didYouMean(name, known)}`;
    }
    if (field.kind === 'relation') types = nodeTypesOf(model, field.target);
  }
  return undefined;
}
