import { type Field, isColumn, type PropertyField } from '../fields.ts';
import type { Model } from '../types.ts';

/** The names that the API derives from the model's names, in one place. */
export const connectionName = (type: string): string => `${type}Connection`;
export const edgeName = (type: string): string => `${type}Edge`;
export const whereName = (type: string): string => `${type}Where`;
export const listWhereName = (type: string): string => `${type}ListWhere`;
export const countWhereName = (type: string): string => `${type}CountWhere`;
export const orderName = (type: string): string => `${type}Order`;
export const aggregateName = (type: string): string => `${type}Aggregate`;
export const groupName = (type: string): string => `${type}Group`;
export const groupKeyName = (type: string): string => `${type}GroupKey`;
export const groupOrderName = (type: string): string => `${type}GroupOrder`;
export const groupHavingName = (type: string): string => `${type}GroupHaving`;
export const aggregateWhereName = (type: string): string => `${type}AggregateWhere`;
export const relatedOrderName = (type: string): string => `Related${type}Order`;
export const numberOrderName = (type: string): string => `${type}NumberOrder`;
export const valueOrderName = (type: string): string => `${type}ValueOrder`;
export const aggregateOrderName = (type: string): string => `${type}AggregateOrder`;

/** The filter input of a property: by its scalar or enum, and whether it is a list. `Exact` is for texts without a key. */
export const filterName = (field: PropertyField): string =>
  `${field.type.name === 'String' && isColumn(field) ? 'Exact' : ''}${field.type.name}${field.list ? 'List' : ''}Filter`;

/** How a member type is named in an interface's filter: `Country` is asked for as `country`. */
export const memberKey = (type: string): string => type.charAt(0).toLowerCase() + type.slice(1);

/** Whether a to-many relation is a connection: between nodes it is; what a part or an edge holds is a plain list. */
export const isConnection = (model: Model, owner: string, field: Field): boolean =>
  field.kind === 'path' ||
  (field.kind === 'relation' && field.many && !model.parts.has(owner) && model.nodes.has(field.target));
