import { getNamedType, isLeafType, isObjectType } from 'graphql';
import type { NodeType } from '../../src/model/index.ts';
import { api } from './ask.ts';

/** An aggregate of a property of a type, by the names of the API. */
export interface NamedAggregate {
  readonly property: string;
  readonly name: string;
}

/** Every aggregate of a property that nodes of a type have. */
export function aggregatesOf({ name, fields }: NodeType): readonly NamedAggregate[] {
  const type = api.schema.getType(`${name}Aggregate`);
  if (!isObjectType(type)) throw new Error(`There is no ${name}Aggregate`);
  return Object.values(type.getFields()).flatMap((field): readonly NamedAggregate[] => {
    const own = getNamedType(field.type);
    if (fields.get(field.name)?.kind !== 'property' || isLeafType(own) || !isObjectType(own)) return [];
    return Object.keys(own.getFields()).map((one) => ({ property: field.name, name: one }));
  });
}

/** A selection of some aggregates. */
export const selectAggregates = (aggregates: readonly NamedAggregate[]): string =>
  `aggregate { count ${aggregates.map(({ property, name }) => `${property} { ${name} }`).join(' ')} }`;
