import { didYouMean } from '../../domain/index.ts';
import type { PropertyField } from '../fields.ts';
import type { Model, NodeType, PartType } from '../types.ts';
import type { Finding } from './check.ts';

/** The fields of `@same` must be fields of the fact: relations to one or properties, a relation first. */
export function checkSame({ name, same, fields, timed }: NodeType): readonly Finding[] {
  if (!same) return [];
  const wrong = (message: string): Finding => ({ type: name, message: `${name} has @same, ${message}.` });
  const found = same.fields.flatMap((one, index) => {
    const field = fields.get(one);
    if (!field) return [wrong(`which names ${one}, a field that it does not have${didYouMean(one, fields.keys())}`)];
    const isRelation = field.kind === 'relation' && field.direction === 'OUT' && !field.many;
    if (index === 0 && !isRelation) return [wrong(`whose first field ${one} is not a relation to one that leaves it`)];
    return isRelation || (field.kind === 'property' && !field.list)
      ? []
      : [wrong(`which names ${one}, neither a relation to one nor a single property`)];
  });
  return timed ? found : [...found, wrong('and no `from` and `until` to compare')];
}

/** The key of a part must be one of its required properties. */
export function checkPartKey({ name, key, fields }: PartType): readonly Finding[] {
  if (key === undefined) return [];
  const field = fields.get(key);
  if (field?.kind === 'property' && field.required && !field.list) return [];
  const message = `${name} has the key ${key}, which is not a required property of it${didYouMean(key, fields.keys())}.`;
  return [{ type: name, message }];
}

/** Only a single integer may have a number as its default, and a single enum one of its values. */
export const checkDefaults = (model: Model, { name, fields }: NodeType | PartType): readonly Finding[] =>
  [...fields.values()].flatMap((field): readonly Finding[] => {
    if (field.kind !== 'property' || field.default === undefined) return [];
    if (!field.list && isValueOf(model, field, field.default)) return [];
    const message = `${name}.${field.name} has the default ${field.default}, which is no ${field.list ? 'list' : field.type.name}.`;
    return [{ type: name, field: field.name, message }];
  });

const isValueOf = (model: Model, { type }: PropertyField, given: number | string): boolean =>
  type.kind === 'enum'
    ? (model.enums.get(type.name)?.values ?? []).some((value) => value.name === given)
    : type.name === 'Int' && typeof given === 'number';

/** The property that another one goes with must be a property of the same type. */
export const checkCompanions = ({ name, fields }: NodeType | PartType): readonly Finding[] =>
  [...fields.values()].flatMap((field): readonly Finding[] => {
    if (field.kind !== 'property' || field.goesWith === undefined) return [];
    if (fields.get(field.goesWith)?.kind === 'property') return [];
    const message = `${name}.${field.name} goes with ${field.goesWith}, which is not a property of ${name}${didYouMean(field.goesWith, fields.keys())}.`;
    return [{ type: name, field: field.name, message }];
  });
