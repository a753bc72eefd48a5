import {
  type EdgeType,
  keyOf,
  memberKey,
  type NodeType,
  nodeTypesOf,
  type PartType,
  type PropertyField,
  type RelationField,
} from '../../model/index.ts';
import { badInput, tooCostly } from '../errors.ts';
import { compileComparison } from './comparison.ts';
import type { Context } from './context.ts';
import { type Input, resolveSource, type Source } from './input.ts';
import type { ConditionBranch, KeyNamed, Predicate, PropertyRef } from './plan.ts';
import { all, any, FALSE, not } from './predicates.ts';

/** Conditions one operation may have; each is work per row that no page size bounds. */
const MAX_CONDITIONS = 500;

/** What a condition is about: a node, seen by itself, as an interface's member, or with the edge that leads to it. */
type Subject =
  | { readonly kind: 'type'; readonly type: NodeType | PartType }
  | { readonly kind: 'member'; readonly interfaceName: string; readonly type: NodeType }
  | { readonly kind: 'edge'; readonly edge: EdgeType; readonly type: NodeType };

interface Place {
  readonly context: Context;
  /** The argument's path, for errors. */
  readonly path: string;
  readonly at: string | undefined;
}

/** The condition that a `where` argument puts on nodes of the type. With `at`, only facts in force count as related. */
export const compileWhere = (
  context: Context,
  type: NodeType,
  input: Input | undefined,
  path: string,
  at: string | undefined,
): Predicate =>
  input === undefined || input.kind === 'null'
    ? all([])
    : conditions({ context, path, at }, { kind: 'type', type }, input);

const within = (place: Place, key: string | number): Place => ({ ...place, path: `${place.path}.${key}` });

function conditions(place: Place, subject: Subject, input: Input): Predicate {
  return all([...objectOf(place, input)].map(([key, inner]) => condition(within(place, key), subject, key, inner)));
}

function condition(place: Place, subject: Subject, key: string, input: Input): Predicate {
  if (key === 'and' || key === 'or') {
    const items = listOf(place, input).map((item, index) => conditions(within(place, index), subject, item));
    return key === 'and' ? all(items) : any(items);
  }
  if (key === 'not') return not(conditions(place, subject, input));
  if (subject.kind === 'edge') {
    const { edge, type } = subject;
    if (key === edge.target.field) return conditions(place, memberOf(place.context, edge.target.type, type), input);
    const field = edge.fields.get(key);
    if (field) return comparisons(place, { property: { of: 'edge', name: key }, field }, input);
  } else {
    const field = subject.type.fields.get(key);
    if (field?.kind === 'property') {
      const named = subject.type.kind === 'node' ? keyNamed(subject.type, field) : undefined;
      return comparisons(place, { property: { of: 'node', name: key }, field, key: named }, input);
    }
    if (subject.kind === 'type' && field?.kind === 'relation') return related(place, field, input);
    if (subject.kind === 'member') {
      const mine = key === memberKey(subject.type.name);
      return mine ? conditions(place, { kind: 'type', type: subject.type }, input) : FALSE;
    }
  }
  throw badInput(place.path, 'there is no such condition');
}

function memberOf(context: Context, target: string, type: NodeType): Subject {
  return context.model.interfaces.has(target)
    ? { kind: 'member', interfaceName: target, type }
    : { kind: 'type', type };
}

function related(place: Place, field: RelationField, input: Input): Predicate {
  if (!field.many) return some(place, field, input, false);
  return all(
    [...objectOf(place, input)].map(([quantifier, inner]) => {
      const inside = within(place, quantifier);
      if (quantifier === 'some') return some(inside, field, inner, false);
      const found = some(inside, field, inner, quantifier === 'every');
      return not(found);
    }),
  );
}

/** Some related item meets the condition or, with `fails`, fails it. */
function some(place: Place, field: RelationField, input: Input, fails: boolean): Predicate {
  const { relationship, direction } = field;
  const branches = subjectsOf(place.context, field.target).flatMap((subject): readonly ConditionBranch[] => {
    const inner = conditions(place, subject, input);
    const timed = field.many && place.at !== undefined && subject.type.kind === 'node' && subject.type.timed;
    const inForce: readonly Predicate[] =
      timed && place.at !== undefined ? [{ kind: 'inForce', parameter: place.at }] : [];
    const condition = all([...inForce, fails ? not(inner) : inner]);
    return condition.kind === 'constant' && !condition.value ? [] : [{ label: subject.type.label, condition }];
  });
  return branches.length === 0 ? FALSE : { kind: 'exists', relation: { relationship, direction }, branches };
}

function subjectsOf(context: Context, target: string): readonly Subject[] {
  const { model } = context;
  const edge = model.edges.get(target);
  if (edge) return nodeTypesOf(model, edge.target.type).map((type) => ({ kind: 'edge', edge, type }));
  const part = model.parts.get(target);
  if (part) return [{ kind: 'type', type: part }];
  return nodeTypesOf(model, target).map((type) => memberOf(context, target, type));
}

/** What is compared: a property, and whose key it is if it is one. */
interface Subjected {
  readonly property: PropertyRef;
  readonly field: PropertyField;
  readonly key?: KeyNamed | undefined;
}

/** Of which nodes a property is the key, by which each is known. */
function keyNamed(type: NodeType, { name }: PropertyField): KeyNamed | undefined {
  const isCode = name !== 'id';
  return isCode && keyOf(type).name !== name ? undefined : { types: [type.name], isCode };
}

/** The comparisons of a key with whole ones. */
const WHOLE_KEYS: ReadonlySet<string> = new Set(['eq', 'ne', 'in', 'notIn']);

function comparisons(place: Place, subject: Subjected, input: Input): Predicate {
  return all(
    [...objectOf(place, input)].map(([name, inner]) => {
      const inside = within(place, name);
      const key = WHOLE_KEYS.has(name) ? subject.key : undefined;
      return comparison(inside, { ...subject, key }, name, sourceOf(inside, inner));
    }),
  );
}

function comparison(place: Place, { property, field, key }: Subjected, name: string, source: Source): Predicate {
  const { context, path } = place;
  const { parameters } = context;
  countCondition(place);
  const { name: type } = field.type;
  const condition = compileComparison(name, {
    property,
    field,
    parameter: (form) => (key ? parameters.key(source, type, path, key) : parameters.value(source, type, path, form)),
    decided: () => resolveSource(source, context.variables) === true,
  });
  if (!condition) throw badInput(path, 'there is no such comparison');
  return condition;
}

function countCondition(place: Place): void {
  const { list } = place.context.parameters;
  if (list.length > MAX_CONDITIONS) {
    throw tooCostly(
      `The operation has more than ${MAX_CONDITIONS} conditions and arguments, the last in ${place.path}`,
      {
        limit: MAX_CONDITIONS,
        field: place.path,
      },
    );
  }
}

const nothing = (place: Place): Error =>
  badInput(place.path, 'null is no condition; leave it out, or ask with isNull for what is not known');

function objectOf(place: Place, input: Input): ReadonlyMap<string, Input> {
  if (input.kind !== 'object') throw nothing(place);
  return input.fields;
}

function listOf(place: Place, input: Input): readonly Input[] {
  if (input.kind !== 'list') throw nothing(place);
  return input.items;
}

function sourceOf(place: Place, input: Input): Source {
  if (input.kind !== 'leaf') throw nothing(place);
  return input.source;
}
