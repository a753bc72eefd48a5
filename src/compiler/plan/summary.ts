import type { FieldNode } from 'graphql';
import { aggregateName, type NodeType, type PropertyField } from '../../model/index.ts';
import { collectFields, selectionsOf } from './collect.ts';
import type { Context } from './context.ts';
import { scalarLeaf } from './leaf.ts';
import type { SummaryFunction } from './plan.ts';
import type { AggregateEntry, AggregateView } from './view.ts';

/** Gathers the functions of one summary; the same one is reckoned once. */
export class SummaryBuilder {
  readonly functions: SummaryFunction[] = [];

  /** The position of a function in the summary's list. */
  add(one: SummaryFunction): number {
    const text = JSON.stringify(one);
    const known = this.functions.findIndex((other) => JSON.stringify(other) === text);
    return known >= 0 ? known : this.functions.push(one) - 1;
  }
}

/** An `XAggregate`, as functions of a summary and a view of them. */
export function planAggregate(
  context: Context,
  type: NodeType,
  nodes: readonly FieldNode[],
  summary: SummaryBuilder,
  path: string,
): AggregateView {
  const typeName = aggregateName(type.name);
  const fields = collectFields(context, typeName, selectionsOf(nodes));
  const entries = [...fields].map(([key, selected]): AggregateEntry => {
    const name = selected[0].name.value;
    if (name === 'count')
      return { kind: 'value', key, at: summary.add({ kind: 'count' }), leaf: scalarLeaf('Int', true) };
    const field = type.fields.get(name);
    if (field?.kind !== 'property') return { kind: 'typename', key };
    const view = planProperty(context, field, selected, summary, `${path}.${key}`);
    return { kind: 'property', key, view };
  });
  return { typeName, entries };
}

function planProperty(
  context: Context,
  { name: property, type }: PropertyField,
  nodes: readonly FieldNode[],
  summary: SummaryBuilder,
  path: string,
): AggregateView {
  const typeName = aggregateName(type.name);
  const known = (): number => summary.add({ kind: 'known', property });
  const sum = (): number => summary.add({ kind: 'sum', property, whole: type.name === 'Int' });
  const fields = collectFields(context, typeName, selectionsOf(nodes));
  const entries = [...fields].map(([key, selected]): AggregateEntry => {
    const name = selected[0].name.value;
    if (name === 'min' || name === 'max') {
      return { kind: 'value', key, at: summary.add({ kind: name, property }), leaf: scalarLeaf(type.name) };
    }
    const here = `${path}.${key}`;
    if (name === 'sum') return { kind: 'sum', key, at: sum(), path: here };
    // The mean is reckoned from the sum, since engines round their own differently.
    if (name === 'avg') return { kind: 'avg', key, sum: sum(), known: known(), path: here };
    if (name === 'nulls') return { kind: 'nulls', key, count: summary.add({ kind: 'count' }), known: known() };
    return { kind: 'typename', key };
  });
  return { typeName, entries };
}
