import { aggregateScalar, type NodeType, type PropertyField, type ScalarName } from '../../model/index.ts';
import { badInput } from '../errors.ts';
import { aggregateValue, SummaryBuilder } from './aggregate.ts';
import { type ArgumentSite, within } from './arguments.ts';
import { compileComparison } from './comparison.ts';
import { countCondition, requireList, requireObject, requireSource } from './condition-input.ts';
import { type Input, resolveSource } from './input.ts';
import type { AggregateValue } from './types/aggregate-view.ts';
import { all, any, not } from './types/logic.ts';
import { type AggregateTest, type CountedNodes, isTrue, type Predicate } from './types/predicate.ts';

/** Compiles the conditions on aggregates of related nodes of a type. `relatedOf` gives the nodes that meet a condition. */
export function compileAggregates(
  site: ArgumentSite,
  type: NodeType,
  given: ReadonlyMap<string, Input>,
  relatedOf: (site: ArgumentSite, where: Input | undefined) => CountedNodes,
): Predicate {
  const where = given.get('where');
  const named = new Map([...given].filter(([name]) => name !== 'where'));
  if (where && named.size === 0) {
    throw badInput(site.path, 'give a condition on an aggregate, such as the sum of a property, beside where');
  }
  const of = relatedOf(within(site, 'where'), where);
  const summary = new SummaryBuilder();
  const test = new AggregateTester(type, summary).test(site, named);
  if (test.condition.kind === 'constant') return test.condition;
  return { kind: 'aggregate', of, functions: summary.functions, test };
}

/** Compiles the `having` of groups of nodes of a type; undefined if it is always met. */
export function compileHaving(
  site: ArgumentSite,
  type: NodeType,
  summary: SummaryBuilder,
  input: Input | undefined,
): AggregateTest | undefined {
  if (!input || input.kind === 'null') return undefined;
  const test = new AggregateTester(type, summary).test(site, requireObject(site, input));
  return isTrue(test.condition) ? undefined : test;
}

/** Compiles conditions on aggregates of nodes of a type. The functions that these take are added to a summary. */
class AggregateTester {
  readonly #type: NodeType;
  readonly #summary: SummaryBuilder;
  readonly #values: AggregateValue[] = [];

  constructor(type: NodeType, summary: SummaryBuilder) {
    this.#type = type;
    this.#summary = summary;
  }

  test(site: ArgumentSite, given: ReadonlyMap<string, Input>): AggregateTest {
    return { values: this.#values, condition: this.#conditions(site, given) };
  }

  #conditions(site: ArgumentSite, given: ReadonlyMap<string, Input>): Predicate {
    return all([...given].map(([name, input]) => this.#condition(within(site, name), name, input)));
  }

  #condition(site: ArgumentSite, name: string, input: Input): Predicate {
    if (name === 'and' || name === 'or') {
      const items = requireList(site, input).map((item, index) => {
        const inside = within(site, index);
        return this.#conditions(inside, requireObject(inside, item));
      });
      return name === 'and' ? all(items) : any(items);
    }
    if (name === 'not') return not(this.#conditions(site, requireObject(site, input)));
    if (name === 'count') return this.#compared(site, this.#number(), input);
    const field = this.#type.fields.get(name);
    if (field?.kind !== 'property') throw badInput(site.path, 'there is no such aggregate');
    const functions = [...requireObject(site, input)];
    return all(functions.map(([one, comparisons]) => this.#ofProperty(within(site, one), { field, one }, comparisons)));
  }

  #ofProperty(
    site: ArgumentSite,
    { field, one }: { readonly field: PropertyField; readonly one: string },
    input: Input,
  ): Predicate {
    const value = aggregateValue(one, field, this.#summary);
    const scalar = aggregateScalar(one, field.type.name);
    if (!value || scalar === undefined) throw badInput(site.path, 'there is no such aggregate');
    return this.#compared(site, { value, field: valueField(field, scalar) }, input);
  }

  #number(): Aggregated {
    const field = [...this.#type.fields.values()].find((one): one is PropertyField => one.kind === 'property');
    if (!field) throw new Error(`${this.#type.name} has no properties`);
    return { value: { kind: 'distinct', at: this.#summary.add({ kind: 'count' }) }, field: valueField(field, 'Int') };
  }

  #compared(site: ArgumentSite, { value, field }: Aggregated, input: Input): Predicate {
    const property = { of: 'aggregate', name: String(this.#add(value)) } as const;
    const { parameters, variables } = site.context;
    return all(
      [...requireObject(site, input)].map(([name, inner]) => {
        const { path } = within(site, name);
        const source = requireSource(within(site, name), inner);
        countCondition(within(site, name));
        const condition = compileComparison(name, {
          property,
          field,
          parameter: (form) => parameters.value(source, field.type.name, path, form),
          isTrue: () => resolveSource(source, variables) === true,
        });
        if (!condition) throw badInput(path, 'there is no such comparison');
        return condition;
      }),
    );
  }

  #add(value: AggregateValue): number {
    const text = JSON.stringify(value);
    const known = this.#values.findIndex((other) => JSON.stringify(other) === text);
    return known >= 0 ? known : this.#values.push(value) - 1;
  }
}

/** An aggregate, and a field with the type of its values. */
interface Aggregated {
  readonly value: AggregateValue;
  readonly field: PropertyField;
}

const valueField = (field: PropertyField, scalar: string): PropertyField => ({
  ...field,
  type: { kind: 'scalar', name: scalar as ScalarName },
  list: false,
});
