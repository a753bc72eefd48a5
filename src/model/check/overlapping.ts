import { didYouMean } from '../../domain/index.ts';
import { BY_SOURCE_FIELD, OVERLAPS_FIELD } from '../api/overlaps.ts';
import { aggregableFields, NUMBERS } from '../api/value-aggregates.ts';
import type { Field, RelationField } from '../fields.ts';
import { isFact } from '../kinds.ts';
import { nodeTypesOf } from '../lookup.ts';
import type { Model, NodeType } from '../types.ts';
import type { Finding } from './check.ts';

/** `@overlapping` names a number of a fact, and the relations to its two parties, which are of the same types. */
export function checkOverlapping(model: Model, type: NodeType): readonly Finding[] {
  const { name, overlapping, fields, timed, collections } = type;
  if (!overlapping) return [];
  const { amount, between, standsFor } = overlapping;
  const field = fields.get(amount);
  const isNumber = field?.kind === 'property' && !field.list && NUMBERS.has(field.type.name);
  const relations = between.flatMap((one) => fields.get(one) ?? []).filter(isToOne);
  const targets = new Set(relations.map(({ target }) => target));
  const messages = [
    ...(isFact(type) && timed ? [] : ['and is no fact with a `from`']),
    ...(collections.length > 0 ? [] : ['and has no collection to name its items']),
    ...(field ? [] : [unknown(amount, fields)]),
    ...(field && !isNumber ? [`which sums up ${amount}, no single number`] : []),
    ...(between.length === 2 ? [] : [`which needs two parties, not ${between.length}`]),
    ...between.filter((one) => !fields.has(one)).map((one) => unknown(one, fields)),
    ...between
      .filter((one) => fields.has(one) && !isToOne(fields.get(one)))
      .map((one) => `which names ${one}, no relation to one that leaves it`),
    ...(targets.size > 1 ? ['whose parties are of different types'] : []),
    ...(standsFor === undefined || relations.length === 0 ? [] : checkStandsFor(model, relations, standsFor)),
    ...aggregableFields(type)
      .filter((one) => one.name === BY_SOURCE_FIELD || one.name === OVERLAPS_FIELD)
      .map((one) => `and a field ${one.name}, which its aggregates have for something else`),
  ];
  return messages.map((message) => ({ type: name, message: `${name} has @overlapping, ${message}.` }));
}

/** A party is taken for another one that could be a party itself. */
function checkStandsFor(model: Model, relations: readonly RelationField[], standsFor: string): readonly string[] {
  const parties = relations.slice(0, 1).flatMap(({ target }) => nodeTypesOf(model, target));
  const found = parties.flatMap(({ fields }) => fields.get(standsFor) ?? []);
  if (found.length === 0) {
    const known = parties.flatMap(({ fields }) => [...fields.keys()]);
    return [`whose parties have no ${standsFor}${didYouMean(standsFor, known)}`];
  }
  const leadsToParty = (one: Field): boolean => isToOne(one) && parties.some(({ name }) => name === one.target);
  return found.every(leadsToParty) ? [] : [`whose parties stand for ${standsFor}, no relation to one party`];
}

const unknown = (name: string, fields: ReadonlyMap<string, Field>): string =>
  `which names ${name}, a field that it does not have${didYouMean(name, fields.keys())}`;

const isToOne = (field: Field | undefined): field is RelationField =>
  field?.kind === 'relation' && field.direction === 'OUT' && !field.many;
