import { nfc } from '../../../domain/index.ts';
import type { RowProblem } from '../../../evidence/index.ts';
import type { EdgeType, NodeType, PartType, PropertyField, RelationField } from '../../../model/index.ts';
import { compileValue, type Scope } from '../compiling.ts';
import { compileGuards } from '../conditions/condition.ts';
import { orRejection, Rejection } from '../rejection.ts';
import { withValues } from '../row-names.ts';
import type { ItemSpec, Path, ValueSpec } from '../spec/spec.ts';
import { compileEach, scopesOf } from './each.ts';
import type { EntrySite } from './entry-site.ts';
import { type Taken, takerOf } from './field-value.ts';
import { originalColumn } from './original.ts';

/** Reads a field of a row into the entry's values, and as converted for the statements. */
type ReadField = (scope: Scope, read: FieldsRead, problems: RowProblem[]) => void;

/** What was read of a row's fields. */
export interface FieldsRead {
  readonly values: Record<string, unknown>;
  readonly fields: Map<string, Taken>;
  /** The file's wording of values that differ from it. */
  readonly originals: Map<string, string>;
}

export const nothingRead = (): FieldsRead => ({ values: {}, fields: new Map(), originals: new Map() });

/** Compiles the fields of an entry, and the column of each for problems found later. */
export function compileFields(
  site: EntrySite,
  specs: Readonly<Record<string, ValueSpec | readonly ItemSpec[]>>,
): { readonly readers: readonly ReadField[]; readonly columns: Readonly<Record<string, string>> } {
  const { type } = site;
  const at = [...site.at, 'fields'];
  const columns: Record<string, string> = {};
  const readers = Object.entries(specs).flatMap(([name, spec]): readonly ReadField[] => {
    const field = type.fields.get(name);
    if (field?.kind !== 'property' && field?.kind !== 'relation') return [];
    if (Array.isArray(spec)) return [compileItems(site, field, spec, [...at, name])];
    const { read, column } = compileField(site, { owner: type, field, beside: specs }, spec as ValueSpec, [
      ...at,
      name,
    ]);
    if (column !== undefined) columns[name] = column;
    return [read];
  });
  return { readers, columns };
}

/** A field of an entry or item, and the fields that the mapping gives beside it. */
interface FieldOf {
  readonly owner: NodeType | PartType | EdgeType;
  readonly field: PropertyField | RelationField;
  readonly beside: Readonly<Record<string, unknown>>;
}

function compileField(
  { compiling, model, mapping, locals = {} }: Pick<EntrySite, 'compiling' | 'model' | 'mapping' | 'locals'>,
  { owner, field, beside }: FieldOf,
  spec: ValueSpec,
  at: Path,
): { readonly read: ReadField; readonly column: string | undefined } {
  const { name } = field;
  const value = compileValue(compiling, spec, at);
  const take = takerOf(model, field);
  const precision = owner.fields.has(`${name}Precision`) && !(`${name}Precision` in beside) ? `${name}Precision` : null;
  const needed = field.required && !(field.kind === 'property' && (field.list || field.type.name === 'Boolean'));
  const worded = originalColumn(mapping, locals, spec, (one) => compiling.columns.includes(one));
  const read: ReadField = (scope, { values, fields, originals }, problems) => {
    const cell = orRejection(() => value.read(scope));
    if (cell instanceof Rejection) {
      problems.push(cell.problem);
      return;
    }
    if (cell === null) {
      if (needed) problems.push({ column: value.column, message: `is empty, but \`${name}\` is required` });
      return;
    }
    const taken = take(cell);
    if ('problem' in taken) {
      problems.push({ column: value.column, message: `${taken.problem} (\`${name}\`)` });
      return;
    }
    values[name] = taken.value;
    if (precision !== null && taken.precision !== undefined) values[precision] = taken.precision;
    fields.set(name, taken);
    const original = worded === undefined ? taken.worded : nfc(scope.row[worded] ?? '').trim();
    if (original !== taken.stated && original !== '') originals.set(name, original);
  };
  return { read, column: value.column };
}

/** Compiles a list of parts, or of edges with properties; an item for which the row has no values is left out. */
function compileItems(
  { compiling, model, mapping, locals }: EntrySite,
  relation: PropertyField | RelationField,
  specs: readonly ItemSpec[],
  at: Path,
): ReadField {
  const target = relation.kind === 'relation' ? relation.target : '';
  const owner = model.parts.get(target) ?? model.edges.get(target);
  const items = specs.map((spec, index) => {
    const place = [...at, index];
    const each = spec.each && compileEach(compiling, spec.each, [...place, 'each']);
    const within = withValues(each?.within ?? compiling, spec.values, [...place, 'values']);
    const fields = Object.entries(spec.fields).flatMap(([name, one]) => {
      const field = owner && itemField(owner, name);
      if (!owner || !field) return [];
      const of = { owner, field: { ...field, required: false }, beside: spec.fields };
      return [
        {
          name,
          ...compileField({ compiling: within, model, mapping, locals: { ...locals, ...spec.values } }, of, one, [
            ...place,
            name,
          ]),
        },
      ];
    });
    return { each, whyNot: compileGuards(within, spec, place), fields };
  });
  const required = owner ? requiredOf(owner) : [];
  return (scope, { values }, problems) => {
    const made: Record<string, unknown>[] = [];
    const add = (inner: Scope, { whyNot, fields }: (typeof items)[number], index: number): void => {
      const why = orRejection(() => whyNot(inner));
      if (why instanceof Rejection) problems.push(why.problem);
      if (why !== undefined) return;
      const item: Record<string, unknown> = {};
      for (const { read } of fields) read(inner, { ...nothingRead(), values: item }, problems);
      const lacking = required.filter((name) => item[name] === undefined);
      const isGiven = fields.some(({ name, column }) => column !== undefined && item[name] !== undefined);
      if (lacking.length === 0) made.push(item);
      else if (isGiven)
        scope.notes.add(`\`${relation.name}\` ${index + 1} is left out: it lacks ${lacking.join(', ')}`);
    };
    for (const [index, one] of items.entries()) {
      const scopes = scopesOf(one.each, scope);
      if (scopes instanceof Rejection) problems.push(scopes.problem);
      else for (const inner of scopes) add(inner, one, index);
    }
    values[relation.name] = made;
  };
}

/** Looks up a field of a part or edge; the target of an edge counts as one. */
export function itemField(owner: PartType | EdgeType, name: string): PropertyField | RelationField | undefined {
  if (owner.kind === 'edge' && name === owner.target.field) {
    const { field, description, type } = owner.target;
    return {
      kind: 'relation',
      name: field,
      description,
      target: type,
      many: false,
      required: true,
      relationship: '',
      direction: 'OUT',
      order: [],
      distinct: false,
      kept: [],
      summed: [],
    };
  }
  const field = owner.fields.get(name);
  return field?.kind === 'property' ? field : undefined;
}

/** The names of these fields. */
export const itemNames = (owner: PartType | EdgeType): readonly string[] => [
  ...(owner.kind === 'edge' ? [owner.target.field] : []),
  ...[...owner.fields.values()].filter(({ kind }) => kind === 'property').map(({ name }) => name),
];

/** The fields that every item must have. */
export function requiredOf(owner: PartType | EdgeType): readonly string[] {
  const properties = [...owner.fields.values()].filter(
    (field) => field.kind === 'property' && field.required && !field.list,
  );
  return [...properties.map((field) => field.name), ...(owner.kind === 'edge' ? [owner.target.field] : [])];
}
