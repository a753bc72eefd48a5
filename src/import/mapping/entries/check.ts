import { didYouMean } from '../../../domain/index.ts';
import { fieldsOf, ownRelations } from '../../../evidence/index.ts';
import {
  type EdgeType,
  isFact,
  type Model,
  type NodeType,
  type PartType,
  type PropertyField,
  type RelationField,
} from '../../../model/index.ts';
import { among, type Compiling } from '../compiling.ts';
import { namedWith } from '../local-values.ts';
import { type Named, possibleResults, type ResultKind } from '../possible.ts';
import type { EntrySpec, ItemSpec, Path, ValueSpec } from '../spec.ts';
import { withElements } from './each-elements.ts';
import { takerOf } from './field-value.ts';
import { itemField, itemNames, requiredOf } from './fields.ts';

/** Fields that are not a mapping's to give. */
const NOT_GIVEN = new Set(['id', 'disputed']);

/** Tells what in an entry does not fit the model, as far as that can be told before any row. */
export function checkEntry(
  compiling: Compiling,
  model: Model,
  named: readonly Named[],
  spec: EntrySpec,
  type: NodeType,
  at: Path,
): void {
  const given = givenFields(type);
  for (const [name, value] of Object.entries(spec.fields)) {
    const field = given.get(name);
    const place = [...at, 'fields', name];
    if (!field) compiling.problem(place, `is no field of ${type.name} that can be given${among(name, given.keys())}`);
    else checkField(compiling, model, named, field, value, place);
  }
  if (spec.merge === 'replace') checkNeeded(compiling, spec, given, type, at);
  checkStatements(compiling, model, spec, type, at);
  for (const [index, name] of spec.unite.entries()) {
    const field = given.get(name);
    const list = field?.kind === 'property' && field.list && name in spec.fields;
    if (!list) compiling.problem([...at, 'unite', index], 'is no list among the fields of the entry');
  }
}

function givenFields(type: NodeType): ReadonlyMap<string, PropertyField | RelationField> {
  const properties = fieldsOf(type, 'property').filter((field) => !NOT_GIVEN.has(field.name));
  return new Map([...properties, ...ownRelations(type)].map((field) => [field.name, field]));
}

function checkNeeded(
  compiling: Compiling,
  spec: EntrySpec,
  given: ReadonlyMap<string, PropertyField | RelationField>,
  type: NodeType,
  at: Path,
): void {
  const needed = [...given.values()].filter((field) =>
    field.kind === 'relation'
      ? field.required && !field.many
      : field.required && !field.list && field.type.name !== 'Boolean',
  );
  const missing = needed.map((field) => field.name).filter((name) => !(name in spec.fields));
  if (missing.length > 0) {
    compiling.problem(
      [...at, 'fields'],
      `lacks what ${type.name} must have: ${missing.join(', ')} (or say merge: keep)`,
    );
  }
}

function checkStatements(compiling: Compiling, model: Model, spec: EntrySpec, type: NodeType, at: Path): void {
  for (const [index, name] of spec.states.entries()) {
    const value = spec.fields[name];
    if (value === undefined)
      compiling.problem(
        [...at, 'states', index],
        `is no field that the entry gives${among(name, Object.keys(spec.fields))}`,
      );
    else if (Array.isArray(value))
      compiling.problem([...at, 'states', index], 'has parts: say what is stated of them by `also`');
    if (name in spec.also) compiling.problem([...at, 'also', name], 'is stated already');
  }
  if (spec.states.length === 0 && Object.keys(spec.also).length === 0 && isFact(type)) {
    compiling.problem(at, `must state something, by \`states\` or \`also\`: no ${type.name} without a statement`);
  }
  const names = (model.enums.get('Basis')?.values ?? []).map((value) => value.name);
  if (!names.includes(spec.basis))
    compiling.problem([...at, 'basis'], `is none of ${names.join(', ')}${didYouMean(spec.basis, names)}`);
}

function checkField(
  compiling: Compiling,
  model: Model,
  named: readonly Named[],
  field: PropertyField | RelationField,
  value: ValueSpec | readonly ItemSpec[],
  at: Path,
): void {
  const owner =
    field.kind === 'relation' ? (model.parts.get(field.target) ?? model.edges.get(field.target)) : undefined;
  if (Array.isArray(value)) {
    if (!owner) compiling.problem(at, 'has no parts: write { list: [ … ] } for several values');
    else checkItems(compiling, model, named, owner, value, at);
  } else if (owner) {
    compiling.problem(at, `must be a list of objects with ${requiredOf(owner).join(', ')}`);
  } else {
    checkResults(compiling, model, named, field, value as ValueSpec, at);
  }
}

function checkItems(
  compiling: Compiling,
  model: Model,
  named: readonly Named[],
  owner: PartType | EdgeType,
  items: readonly ItemSpec[],
  at: Path,
): void {
  for (const [index, { fields, each, values }] of items.entries()) {
    const place = [...at, index];
    const seen = namedWith(withElements(named, each, [...place, 'each']), values, [...place, 'values']);
    for (const [name, value] of Object.entries(fields)) {
      const field = itemField(owner, name);
      if (field) checkResults(compiling, model, seen, field, value, [...place, name]);
      else compiling.problem([...place, name], `is no field of ${owner.name}${among(name, itemNames(owner))}`);
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

/** Results that the mapping itself writes must fit the field, and so must the kind of all others. */
export function checkResults(
  compiling: Compiling,
  model: Model,
  named: readonly Named[],
  field: PropertyField | RelationField,
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
  if (kinds.has('list') && !many) compiling.problem(at, `gives a list, and \`${field.name}\` is one value`);
  const wanted = field.kind === 'property' && !field.list ? WANTED[field.type.name] : undefined;
  const unfit = wanted && [...kinds].find((kind) => kind !== 'list' && !wanted.includes(kind));
  if (unfit && field.kind === 'property')
    compiling.problem(
      at,
      `gives a ${unfit}, and \`${field.name}\` is of type ${field.type.name}: ${HINTS[field.type.name]}`,
    );
}

const HINTS: Readonly<Record<string, string>> = {
  Int: 'read it with { number: …, as: int }',
  Float: 'read it with { number: … }',
  Boolean: 'say by a table what is true and what false',
  Date: 'read it with { date: … }',
};
