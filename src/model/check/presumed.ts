import { didYouMean } from '../../domain/index.ts';
import type { Field, PropertyField, RelationField } from '../fields.ts';
import { nodeTypesOf } from '../lookup.ts';
import type { Model, NodeType } from '../types.ts';
import type { Finding } from './check.ts';
import { checkStepCondition } from './paths.ts';

/** `@presumed` names dates of the fact, and an office by relations to one or properties that its facts have. */
export function checkPresumed(model: Model, type: NodeType): readonly Finding[] {
  const { name, presumed, timed } = type;
  if (!presumed) return [];
  const { during, until, after } = presumed;
  const dates = [during, until, after?.field].flatMap((date) => date || []);
  const messages = [
    ...(timed ? [] : ['and no `from` and `until`']),
    ...dates.flatMap((date) => checkDate(type, date)),
    ...(after?.field === '' ? ['with `years`, which needs `after`'] : []),
    ...(after && after.field !== '' && !(after.years > 0) ? ['with `after`, which needs `years` above 0'] : []),
    ...(dates.length === 0 && !after && !presumed.successor ? ['and says nothing'] : []),
    ...checkSuccessor(model, type),
  ];
  return messages.map((message) => ({ type: name, message: `${name} has @presumed, ${message}.` }));
}

function checkDate({ fields }: NodeType, date: string): readonly string[] {
  const field = fields.get(date);
  if (!field) return [unknown(date, fields)];
  return isSingle(field) && field.type.name === 'Date' ? [] : [`which names ${date}, which is no date`];
}

function checkSuccessor(model: Model, type: NodeType): readonly string[] {
  const { presumed, fields, same } = type;
  const successor = presumed?.successor;
  if (!successor) return [];
  const { holder, office, only } = successor;
  const [first] = office;
  return [
    ...[holder, ...office].filter((one) => !fields.has(one)).map((one) => unknown(one, fields)),
    ...(isOneOf(model, fields.get(holder)) ? [] : [`whose holder ${holder} is not a relation to one node type`]),
    ...(isRelation(fields.get(first ?? ''))
      ? []
      : [`whose office does not begin with a relation to one that leaves it`]),
    ...office.flatMap((one) => {
      const field = fields.get(one);
      return !field || isRelation(field) || isSingle(field)
        ? []
        : [`whose office has ${one}, neither a relation to one nor a single property`];
    }),
    // What is about one fact is then about one office.
    ...office
      .filter((one) => same && !same.fields.includes(one))
      .map((one) => `whose office has ${one}, and @same not`),
    ...only.flatMap((condition) => checkStepCondition(model, type, condition).map((one) => `which ${one}`)),
  ];
}

const unknown = (name: string, fields: ReadonlyMap<string, Field>): string =>
  `which names ${name}, a field that it does not have${didYouMean(name, fields.keys())}`;

const isSingle = (field: Field | undefined): field is PropertyField => field?.kind === 'property' && !field.list;

const isRelation = (field: Field | undefined): field is RelationField =>
  field?.kind === 'relation' && field.direction === 'OUT' && !field.many;

const isOneOf = (model: Model, field: Field | undefined): boolean =>
  isRelation(field) && nodeTypesOf(model, field.target).length === 1;
