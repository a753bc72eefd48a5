import { aggregateName, type NodeType, type PropertyField } from '../../model/index.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import type { SummaryFunction } from './types/aggregate-slot.ts';
import type { AggregateFieldView, AggregateView } from './types/aggregate-view.ts';
import { scalarLeaf } from './types/leaf-type.ts';

/** Collects the functions of a summary. A function that is used twice is computed once. */
export class SummaryBuilder {
  readonly functions: SummaryFunction[] = [];

  /** The index of a function in the summary's list. */
  add(one: SummaryFunction): number {
    const text = JSON.stringify(one);
    const known = this.functions.findIndex((other) => JSON.stringify(other) === text);
    return known >= 0 ? known : this.functions.push(one) - 1;
  }
}

/** Plans the aggregates of a type: functions of a summary, and a view of them. */
export function planAggregate(site: FieldSite, type: NodeType, summary: SummaryBuilder): AggregateView {
  const typeName = aggregateName(type.name);
  const fields = selectedFields(site, typeName).map((own): AggregateFieldView => {
    const { key } = own;
    const name = fieldName(own);
    if (name === 'count') {
      return { kind: 'value', key, at: summary.add({ kind: 'count' }), leaf: scalarLeaf('Int', true) };
    }
    const field = type.fields.get(name);
    if (field?.kind !== 'property') return { kind: 'typename', key };
    return { kind: 'property', key, view: planPropertyAggregate(own, field, summary) };
  });
  return { typeName, fields };
}

function planPropertyAggregate(
  site: FieldSite,
  { name: property, type }: PropertyField,
  summary: SummaryBuilder,
): AggregateView {
  const typeName = aggregateName(type.name);
  const known = (): number => summary.add({ kind: 'known', property });
  const sum = (): number => summary.add({ kind: 'sum', property, whole: type.name === 'Int' });
  const fields = selectedFields(site, typeName).map((own): AggregateFieldView => {
    const { key, position } = own;
    const name = fieldName(own);
    switch (name) {
      case 'min':
      case 'max':
        return { kind: 'value', key, at: summary.add({ kind: name, property }), leaf: scalarLeaf(type.name) };
      case 'sum':
        return { kind: 'sum', key, at: sum(), path: position.path };
      case 'avg':
        // Computed from the sum, since engines round their own means differently.
        return { kind: 'avg', key, sum: sum(), known: known(), path: position.path };
      case 'nulls':
        return { kind: 'nulls', key, count: summary.add({ kind: 'count' }), known: known() };
      default:
        return { kind: 'typename', key };
    }
  });
  return { typeName, fields };
}
