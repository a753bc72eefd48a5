import { aggregateName, type NodeType, type PropertyField } from '../../model/index.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import type { ToldBuilder } from './told.ts';
import type { SummaryFunction } from './types/aggregate-slot.ts';
import type { AggregateFieldView, AggregateValue, AggregateView } from './types/aggregate-view.ts';
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
export function planAggregate(
  site: FieldSite,
  type: NodeType,
  summary: SummaryBuilder,
  told: ToldBuilder,
): AggregateView {
  const typeName = aggregateName(type.name);
  const fields = selectedFields(site, typeName).map((own): AggregateFieldView => {
    const { key } = own;
    const name = fieldName(own);
    if (name === 'count') {
      return { kind: 'value', key, at: summary.add({ kind: 'count' }), leaf: scalarLeaf('Int', true) };
    }
    const ofSources = told.plan(own);
    if (ofSources) return ofSources;
    const field = type.fields.get(name);
    if (field?.kind !== 'property') return { kind: 'typename', key };
    return { kind: 'property', key, view: planPropertyAggregate(own, field, summary) };
  });
  return { typeName, fields };
}

function planPropertyAggregate(site: FieldSite, field: PropertyField, summary: SummaryBuilder): AggregateView {
  const typeName = aggregateName(field.type.name);
  const fields = selectedFields(site, typeName).map((own): AggregateFieldView => {
    const { key, position } = own;
    const value = aggregateValue(fieldName(own), field, summary);
    if (!value) return { kind: 'typename', key };
    switch (value.kind) {
      case 'value':
        return { ...value, key, leaf: scalarLeaf(field.type.name) };
      case 'nulls':
        return { ...value, key };
      default:
        return { ...value, key, path: position.path };
    }
  });
  return { typeName, fields };
}

/** An aggregate of a property, by its name in the API; undefined if there is none with this name. */
export function aggregateValue(
  name: string,
  { name: property, type }: PropertyField,
  summary: SummaryBuilder,
): AggregateValue | undefined {
  const known = (): number => summary.add({ kind: 'known', property });
  const sum = (): number => summary.add({ kind: 'sum', property, whole: type.name === 'Int' });
  switch (name) {
    case 'min':
    case 'max':
      return { kind: 'value', at: summary.add({ kind: name, property }) };
    case 'sum':
      return { kind: 'sum', at: sum() };
    case 'avg':
      // Computed from the sum, since engines round their own means differently.
      return { kind: 'avg', sum: sum(), known: known() };
    case 'stdDev':
      return { kind: 'stdDev', at: summary.add({ kind: 'stdDev', property }) };
    case 'countDistinct':
      return { kind: 'distinct', at: summary.add({ kind: 'distinct', property }) };
    case 'nulls':
      return { kind: 'nulls', count: summary.add({ kind: 'count' }), known: known() };
    default:
      return undefined;
  }
}

/** Whether an aggregate is null where no value is known, or too few. A sum is 0 of nothing, as a number of items is. */
export const isNullable = ({ kind }: AggregateValue): boolean =>
  kind === 'value' || kind === 'avg' || kind === 'stdDev';
