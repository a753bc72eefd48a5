import { aggregateScalar, type GroupKeyField, type NodeType, type PropertyField } from '../../model/index.ts';
import { badInput } from '../errors.ts';
import { aggregateValue, isNullable, type SummaryBuilder } from './aggregate.ts';
import { type ArgumentSite, within } from './arguments.ts';
import type { Input } from './input.ts';
import { directionOf, directionSource, onlyField, orderItems } from './order.ts';
import type { GroupSort } from './types/aggregate-slot.ts';

/** What is grouped, and by which keys that are no relation. */
interface Grouped {
  readonly type: NodeType;
  readonly keys: readonly GroupKeyField[];
  /** Gets the functions of the aggregates to order by. */
  readonly summary: SummaryBuilder;
}

/** Compiles the `orderBy` of groups. */
export const compileGroupOrder = (
  site: ArgumentSite,
  grouped: Grouped,
  input: Input | undefined,
): readonly GroupSort[] => orderItems(site, input).map((item, index) => readSort(within(site, index), grouped, item));

function readSort(site: ArgumentSite, { type, keys, summary }: Grouped, input: Input): GroupSort {
  const [name, inner] = onlyField(site, input);
  const here = within(site, name);
  if (name === 'aggregate') return readAggregate(here, type, summary, inner);
  const at = keys.findIndex((key) => key.name === name);
  const key = keys[at];
  if (!key) throw badInput(here.path, `the groups have no ${name}; add its key to by`);
  const direction = directionOf(here, directionSource(here, inner));
  return { value: { kind: 'key', at }, direction, nullable: true, type: key.type };
}

function readAggregate(site: ArgumentSite, type: NodeType, summary: SummaryBuilder, input: Input): GroupSort {
  const [name, inner] = onlyField(site, input);
  const here = within(site, name);
  if (name === 'count') {
    const direction = directionOf(here, directionSource(here, inner));
    return { value: { kind: 'value', at: summary.add({ kind: 'count' }) }, direction, nullable: false, type: 'Int' };
  }
  const field = type.fields.get(name);
  if (field?.kind !== 'property') throw badInput(here.path, 'there is no such aggregate');
  return readFunction(here, field, summary, inner);
}

function readFunction(site: ArgumentSite, field: PropertyField, summary: SummaryBuilder, input: Input): GroupSort {
  const [name, inner] = onlyField(site, input);
  const here = within(site, name);
  const value = aggregateValue(name, field, summary);
  if (!value) throw badInput(here.path, 'there is no such aggregate');
  return {
    value,
    direction: directionOf(here, directionSource(here, inner)),
    nullable: isNullable(value),
    type: aggregateScalar(name, field.type.name) ?? field.type.name,
  };
}
