import {
  type EdgeType,
  type InlineField,
  type InlineType,
  keyOf,
  memberKey,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PartType,
  type PropertyField,
  type RelationField,
} from '../../model/index.ts';
import { badInput } from '../errors.ts';
import { compileAggregates } from './aggregate-test.ts';
import { type ArgumentSite, within } from './arguments.ts';
import { compileComparison } from './comparison.ts';
import { countCondition, requireList, requireObject, requireSource } from './condition-input.ts';
import type { Context } from './context.ts';
import { compileCount } from './count.ts';
import { type Input, resolveSource, type ValueSource } from './input.ts';
import { all, any, not } from './types/logic.ts';
import type { KeyTarget } from './types/parameter.ts';
import {
  type ConditionBranch,
  type Counted,
  type CountedNodes,
  FALSE,
  isFalse,
  type Predicate,
  type PropertyRef,
  TRUE,
} from './types/predicate.ts';
import { inForceOn, relationFrom } from './walk.ts';

/** The input type that is read: the conditions on a type, on an inline item, on the members of an interface, or on an edge and its node. */
type Subject = NodeSubject | { readonly kind: 'item'; readonly type: InlineType };

type NodeSubject =
  | { readonly kind: 'type'; readonly type: NodeType | PartType }
  | { readonly kind: 'member'; readonly interfaceName: string; readonly type: NodeType }
  | { readonly kind: 'edge'; readonly edge: EdgeType; readonly type: NodeType };

/** Compiles a `where` argument to a condition on nodes of the type. With `at`, only facts in force count as related. */
export const compileWhere = (site: ArgumentSite, type: NodeType, input: Input | undefined): Predicate =>
  input === undefined || input.kind === 'null' ? TRUE : conditions(site, { kind: 'type', type }, input);

function conditions(site: ArgumentSite, subject: Subject, input: Input): Predicate {
  return all([...requireObject(site, input)].map(([key, inner]) => condition(within(site, key), subject, key, inner)));
}

function condition(site: ArgumentSite, subject: Subject, key: string, input: Input): Predicate {
  if (key === 'and' || key === 'or') {
    const items = requireList(site, input).map((item, index) => conditions(within(site, index), subject, item));
    return key === 'and' ? all(items) : any(items);
  }
  if (key === 'not') return not(conditions(site, subject, input));
  if (subject.kind === 'item') {
    const field = subject.type.fields.get(key);
    if (field)
      return comparisons(
        site,
        { property: { of: 'item', name: field.column, nullable: !field.required }, field },
        input,
      );
  } else if (subject.kind === 'edge') {
    const { edge, type } = subject;
    if (key === edge.target.field) return conditions(site, memberOf(site.context, edge.target.type, type), input);
    const field = edge.fields.get(key);
    if (field) return comparisons(site, { property: { of: 'edge', name: key }, field }, input);
  } else {
    const field = subject.type.fields.get(key);
    if (field?.kind === 'property') {
      const target = subject.type.kind === 'node' ? keyTarget(subject.type, field) : undefined;
      return comparisons(site, { property: { of: 'node', name: key }, field, key: target }, input);
    }
    if (subject.kind === 'type' && field?.kind === 'relation') return related(site, field, input);
    if (subject.kind === 'type' && field?.kind === 'inline') return inlined(site, field, input);
    if (subject.kind === 'member') {
      const mine = key === memberKey(subject.type.name);
      return mine ? conditions(site, { kind: 'type', type: subject.type }, input) : FALSE;
    }
  }
  throw badInput(site.path, 'there is no such condition');
}

function memberOf(context: Context, target: string, type: NodeType): NodeSubject {
  return context.model.interfaces.has(target)
    ? { kind: 'member', interfaceName: target, type }
    : { kind: 'type', type };
}

function related(site: ArgumentSite, field: RelationField, input: Input): Predicate {
  if (!field.many) return some(site, field, input, false);
  return quantified(site, input, {
    some: (inside, inner, fails) => some(inside, field, inner, fails),
    counted: (inside, inner) => countedNodes(inside, field, inner),
    aggregated: (inside, given) => {
      const type = nodeType(site.context.model, field.target);
      return compileAggregates(inside, type, given, (within, inner) => countedNodes(within, field, inner));
    },
  });
}

/** How conditions on a list are compiled. */
interface ListConditions {
  /** The condition that some item meets the given one or, with `fails`, does not. */
  readonly some: (site: ArgumentSite, input: Input, fails: boolean) => Predicate;
  /** The items that meet a condition, if there is one. */
  readonly counted: (site: ArgumentSite, input: Input | undefined) => Counted;
  /** The conditions on aggregates of the items, if they have any. */
  readonly aggregated?: (site: ArgumentSite, given: ReadonlyMap<string, Input>) => Predicate;
}

/** The conditions on a list: all items meet one if none fails it. */
const quantified = (site: ArgumentSite, input: Input, list: ListConditions): Predicate =>
  all(
    [...requireObject(site, input)].map(([quantifier, inner]) => {
      const inside = within(site, quantifier);
      if (quantifier === 'count') return compileCount(inside, requireObject(inside, inner), list.counted);
      if (quantifier === 'aggregate' && list.aggregated) return list.aggregated(inside, requireObject(inside, inner));
      if (quantifier === 'some') return list.some(inside, inner, false);
      return not(list.some(inside, inner, quantifier === 'every'));
    }),
  );

/** The conditions on the items of parallel lists. All parts of one condition hold at the same position. */
function inlined(site: ArgumentSite, { target }: InlineField, input: Input): Predicate {
  const type = site.context.model.inlines.get(target);
  const [first] = type?.fields.values() ?? [];
  if (!type || !first) throw badInput(site.path, 'there is no such condition');
  const list = first.column;
  return quantified(site, input, {
    some: (inside, inner, fails) => {
      const met = conditions(inside, { kind: 'item', type }, inner);
      const condition = fails ? not(met) : met;
      return isFalse(condition) ? FALSE : { kind: 'someItem', list, condition };
    },
    counted: (inside, inner) => {
      const condition = inner ? conditions(inside, { kind: 'item', type }, inner) : TRUE;
      return { kind: 'items', list, condition };
    },
  });
}

/** The condition that some related node meets the given one or, with `fails`, does not. */
function some(site: ArgumentSite, field: RelationField, input: Input, fails: boolean): Predicate {
  const { relationship, direction, many } = field;
  const branches = relatedNodes(site, field, input, fails);
  if (branches.length === 0) return FALSE;
  return { kind: 'exists', relation: { relationship, direction }, single: !many, branches };
}

/** The related nodes that meet a condition, if there is one, as a connection over the relation counts them. */
function countedNodes(site: ArgumentSite, field: RelationField, input: Input | undefined): CountedNodes {
  const { relation, only, distinct } = relationFrom(site.context.model, field);
  return { kind: 'related', relation, only, distinct, branches: relatedNodes(site, field, input, false) };
}

/** The related nodes that meet the condition or, with `fails`, do not. */
const relatedNodes = (
  site: ArgumentSite,
  field: RelationField,
  input: Input | undefined,
  fails: boolean,
): readonly ConditionBranch[] =>
  subjectsOf(site.context, field.target).flatMap((subject): readonly ConditionBranch[] => {
    const inner = input ? conditions(site, subject, input) : TRUE;
    const inForce = field.many && subject.type.kind === 'node' ? inForceOn(subject.type, site) : TRUE;
    const condition = all([inForce, fails ? not(inner) : inner]);
    return isFalse(condition) ? [] : [{ label: subject.type.label, condition }];
  });

function subjectsOf(context: Context, target: string): readonly NodeSubject[] {
  const { model } = context;
  const edge = model.edges.get(target);
  if (edge) return nodeTypesOf(model, edge.target.type).map((type) => ({ kind: 'edge', edge, type }));
  const part = model.parts.get(target);
  if (part) return [{ kind: 'type', type: part }];
  return nodeTypesOf(model, target).map((type) => memberOf(context, target, type));
}

/** A property to compare. If it is a key, `key` says of which types. */
interface ComparedProperty {
  readonly property: PropertyRef;
  readonly field: PropertyField;
  readonly key?: KeyTarget | undefined;
}

/** The type whose key a property is; undefined if it is not a key. */
function keyTarget(type: NodeType, { name }: PropertyField): KeyTarget | undefined {
  const isCode = name !== 'id';
  return isCode && keyOf(type).name !== name ? undefined : { types: [type.name], isCode };
}

/** The comparisons that take complete keys. */
const WHOLE_KEYS: ReadonlySet<string> = new Set(['eq', 'ne', 'in', 'notIn']);

function comparisons(site: ArgumentSite, property: ComparedProperty, input: Input): Predicate {
  return all(
    [...requireObject(site, input)].map(([name, inner]) => {
      const inside = within(site, name);
      const key = WHOLE_KEYS.has(name) ? property.key : undefined;
      return comparison(inside, { ...property, key }, name, requireSource(inside, inner));
    }),
  );
}

function comparison(
  site: ArgumentSite,
  { property, field, key }: ComparedProperty,
  name: string,
  source: ValueSource,
): Predicate {
  const { context, path } = site;
  const { parameters } = context;
  countCondition(site);
  const { name: type } = field.type;
  const condition = compileComparison(name, {
    property,
    field,
    parameter: (form) => (key ? parameters.key(source, type, path, key) : parameters.value(source, type, path, form)),
    isTrue: () => resolveSource(source, context.variables) === true,
  });
  if (!condition) throw badInput(path, 'there is no such comparison');
  return condition;
}
