import { didYouMean } from '../../../domain/index.ts';
import { fieldsOf, isUnstated, ownRelations } from '../../../evidence/index.ts';
import type { EdgeType, NodeType, PartType, PropertyField, RelationField } from '../../../model/index.ts';
import { among } from '../compiling.ts';
import type { EntrySpec, ItemSpec, Path, ValueSpec } from '../spec/spec.ts';
import type { EntrySite, ValueSite } from './entry-site.ts';
import { takerOf } from './field-value.ts';
import { itemField, itemNames, requiredOf } from './fields.ts';
import { possibleResults, type ResultKind, withElements, withLocals } from './possible.ts';

type GivenField = PropertyField | RelationField;

/** Reports what in an entry does not fit the model, as far as that can be known without rows. */
export function checkEntry(site: EntrySite, spec: EntrySpec): void {
  const { compiling, type, at } = site;
  const given = givenFields(type);
  for (const [name, value] of Object.entries(spec.fields)) {
    const field = given.get(name);
    const place = [...at, 'fields', name];
    if (!field) compiling.problem(place, `is not a field of ${type.name} that can be set${among(name, given.keys())}`);
    else checkField(site, field, value, place);
  }
  checkNeeded(site, spec, given);
  checkStatement(site, spec);
}

function givenFields(type: NodeType): ReadonlyMap<string, GivenField> {
  const properties = fieldsOf(type, 'property').filter((field) => !isUnstated(field.name));
  return new Map([...properties, ...ownRelations(type)].map((field) => [field.name, field]));
}

function checkNeeded(
  { compiling, type, at }: EntrySite,
  spec: EntrySpec,
  given: ReadonlyMap<string, GivenField>,
): void {
  const needed = [...given.values()].filter((field) =>
    field.kind === 'relation'
      ? field.required && !field.many
      : field.required && !field.list && field.type.name !== 'Boolean',
  );
  const missing = needed.map((field) => field.name).filter((name) => !(name in spec.fields));
  if (missing.length > 0) {
    compiling.problem([...at, 'fields'], `lacks required fields of ${type.name}: ${missing.join(', ')}`);
  }
}

function checkStatement({ compiling, model, at }: EntrySite, spec: EntrySpec): void {
  for (const [index, name] of (spec.states ?? []).entries()) {
    const value = spec.fields[name];
    if (value === undefined)
      compiling.problem(
        [...at, 'states', index],
        `is not a field of this entry${among(name, Object.keys(spec.fields))}`,
      );
    else if (Array.isArray(value))
      compiling.problem([...at, 'states', index], 'has parts, which a summary does not name');
  }
  for (const name of Object.keys(spec.also)) {
    if (name in spec.fields) compiling.problem([...at, 'also', name], 'is already stated, as a field of the entry');
  }
  const names = (model.enums.get('Basis')?.values ?? []).map((value) => value.name);
  if (!names.includes(spec.basis))
    compiling.problem([...at, 'basis'], `is not one of ${names.join(', ')}${didYouMean(spec.basis, names)}`);
}

function checkField(site: ValueSite, field: GivenField, value: ValueSpec | readonly ItemSpec[], at: Path): void {
  const { compiling, model } = site;
  const owner =
    field.kind === 'relation' ? (model.parts.get(field.target) ?? model.edges.get(field.target)) : undefined;
  if (Array.isArray(value)) {
    if (!owner) compiling.problem(at, 'has no parts: write { list: [ … ] } for several values');
    else checkItems(site, owner, value, at);
  } else if (owner) {
    compiling.problem(at, `must be a list of objects with ${requiredOf(owner).join(', ')}`);
  } else {
    checkResults(site, field, value as ValueSpec, at);
  }
}

function checkItems(site: ValueSite, owner: PartType | EdgeType, items: readonly ItemSpec[], at: Path): void {
  const { compiling, named } = site;
  for (const [index, { fields, each, values }] of items.entries()) {
    const place = [...at, index];
    const seen = withLocals(withElements(named, each, [...place, 'each']), values, [...place, 'values']);
    for (const [name, value] of Object.entries(fields)) {
      const field = itemField(owner, name);
      if (field) checkResults({ ...site, named: seen }, field, value, [...place, name]);
      else compiling.problem([...place, name], `is not a field of ${owner.name}${among(name, itemNames(owner))}`);
    }
    const missing = requiredOf(owner).filter(
      (name) => !(name in fields) && !(`${name.replace(/Precision$/, '')}` in fields),
    );
    if (missing.length > 0) compiling.problem(place, `lacks ${missing.join(', ')}`);
  }
}

const WANTED: Readonly<Record<string, readonly ResultKind[]>> = {
  Int: ['number'],
  Float: ['number'],
  Boolean: [],
  Date: ['date', 'text'],
};

/** Checks that constants fit the field, and that the kinds of other results do. */
export function checkResults(
  { compiling, model, named }: ValueSite,
  field: GivenField,
  spec: ValueSpec,
  at: Path,
): void {
  const { constants, kinds } = possibleResults(spec, at, named);
  const take = takerOf(model, field);
  for (const { cell, at: place } of constants) {
    const taken = take(cell);
    if ('problem' in taken) compiling.problem(place, `does not fit \`${field.name}\`: ${taken.problem}`);
  }
  const many = field.kind === 'relation' ? field.many : field.list;
  if (kinds.has('list') && !many) compiling.problem(at, `gives a list, but \`${field.name}\` is a single value`);
  const wanted = field.kind === 'property' && !field.list ? WANTED[field.type.name] : undefined;
  const unfit = wanted && [...kinds].find((kind) => kind !== 'list' && !wanted.includes(kind));
  if (unfit && field.kind === 'property')
    compiling.problem(
      at,
      `gives a ${unfit}, but \`${field.name}\` is of type ${field.type.name}: ${HINTS[field.type.name]}`,
    );
}

const HINTS: Readonly<Record<string, string>> = {
  Int: 'read it with { number: …, as: int }',
  Float: 'read it with { number: … }',
  Boolean: 'use a table to map texts to true and false',
  Date: 'read it with { date: … }',
};
