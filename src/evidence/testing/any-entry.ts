import fc from 'fast-check';
import { PRECISIONS } from '../../domain/index.ts';
import {
  type EdgeType,
  type Model,
  type NodeType,
  nodeTypesOf,
  type PartType,
  type PropertyField,
  type RelationField,
} from '../../model/index.ts';
import { COMPUTED } from '../entries/computed.ts';
import type { MappedEntry } from '../entries/entry.ts';
import { type CheckedEntry, EntryRules } from '../entries/entry-rules.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import { fieldsOf } from '../stored/graph-node.ts';

type Values = Readonly<Record<string, unknown>>;

const TEXTS = [
  'Ann',
  'ann',
  'Xi',
  '习近平',
  'U.S. ships',
  'a.b',
  '.',
  'HOST',
  '%2E',
  'e\u0301',
  '\u00e9',
  ' x ',
  '5',
  'true',
];
const DAYS = ['1999-12-31', '2010-01-01', '2010-05-01', '2010-05-10', '2018-01-01', '2019-03-05', '9999-12-31'];

/** Valid entries of a type, with any of its fields. */
export function anyEntry(model: Model, type: NodeType): fc.Arbitrary<CheckedEntry> {
  const rules = new EntryRules(model);
  return valuesOf(model, type)
    .map((values): CheckedEntry | undefined => {
      const id = type.fields.has('code') ? `${type.prefix}:${String(values.code)}` : `${type.prefix}:x`;
      const statements = [{ summary: 'It says so.', basis: 'REPORTED' }];
      const entry: MappedEntry = { type, id, values, statements };
      const checked = rules.check(entry);
      return 'entry' in checked ? checked : undefined;
    })
    .filter((checked): checked is CheckedEntry => checked !== undefined);
}

function valuesOf(model: Model, type: NodeType | PartType): fc.Arbitrary<Values> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const field of ownRelations(type)) fields[field.name] = relationOf(model, field);
  return fc.tuple(fc.record(fields), propertiesOf(model, type)).map((parts) => Object.assign({}, ...parts) as Values);
}

/** Values of properties; each date has a precision where the type knows one. */
function propertiesOf(model: Model, type: NodeType | PartType | EdgeType): fc.Arbitrary<Values> {
  const own = fieldsOf(type, 'property').filter(
    ({ name, type: { name: of } }) => name !== 'id' && of !== 'Precision' && !COMPUTED.has(name),
  );
  return fc
    .tuple(...own.map((field) => propertyOf(model, type, field)))
    .map((some) => Object.assign({}, ...some) as Values);
}

function propertyOf(model: Model, type: NodeType | PartType | EdgeType, field: PropertyField): fc.Arbitrary<Values> {
  const { name, list, required } = field;
  const one = fc.constantFrom(...valuesFor(model, field));
  const value = list ? fc.array(one, { maxLength: 3 }) : required ? one : fc.option(one, { freq: 2 });
  const exact = fc.constantFrom(...PRECISIONS);
  return fc.tuple(value, exact).map(([given, precision]) => {
    const hasPrecision = type.fields.has(`${name}Precision`) && given !== null && given !== undefined;
    return { [name]: given, ...(hasPrecision ? { [`${name}Precision`]: precision } : {}) };
  });
}

function valuesFor(model: Model, { name, type }: PropertyField): readonly unknown[] {
  if (name === 'currency') return ['USD', 'EUR'];
  if (name === 'code') return ['VE', 'CN'];
  if (type.kind === 'enum') return model.enums.get(type.name)?.values.map((value) => value.name) ?? [];
  switch (type.name) {
    case 'Int':
      return [0, -5, 1960];
    case 'Float':
      return [0, 0.1, 5, 50_000_000_000.5, 1e21, -1e-9];
    case 'Boolean':
      return [true, false];
    case 'Date':
      return DAYS;
    default:
      return TEXTS;
  }
}

function relationOf(model: Model, field: RelationField): fc.Arbitrary<unknown> {
  const part = model.parts.get(field.target);
  if (part) return fc.array(valuesOf(model, part), { maxLength: 3 });
  const edge = model.edges.get(field.target);
  const ids = nodeTypesOf(model, edge?.target.type ?? field.target).flatMap(({ prefix }) =>
    ['A', 'B'].map((name) => `${prefix}:${name}`),
  );
  const id = fc.constantFrom(...ids);
  if (edge) {
    const item = fc.tuple(propertiesOf(model, edge), id);
    return fc.array(
      item.map(([values, to]) => ({ ...values, [edge.target.field]: to })),
      { maxLength: 3 },
    );
  }
  if (field.many) return fc.array(id, { maxLength: 3 });
  return field.required ? id : fc.option(id);
}
