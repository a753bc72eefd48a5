import { shown } from '../../domain/index.ts';
import { idFault, type Model, type NodeType, nodeType, nodeTypesOf } from '../../model/index.ts';
import { idTyper } from '../stored/graph-node.ts';
import { choicesOf } from './choices.ts';
import { type FieldProblem, precisionProblems, statedDateProblems, timeProblems } from './date-rules.ts';
import type { MappedEntry, RowProblem } from './entry.ts';
import { type EntryValues, entrySchema, itemsOf, ownRelations } from './entry-schema.ts';
import { schemaProblems, schemaWording } from './schema-problems.ts';
import { keyProblems, partProblems, withUsd } from './value-rules.ts';

/** A node that a relation of an entry names. It must exist when the entry is written. */
export interface Target {
  readonly field: string;
  readonly id: string;
}

/** An entry that is valid by itself, with its values as the schema parsed them. */
export interface CheckedEntry {
  readonly entry: MappedEntry;
  readonly values: EntryValues;
  readonly targets: readonly Target[];
}

/** Checks mapped entries against the model, by the same rules as the seed. Schemas are built once per type. */
export class EntryRules {
  /** The type whose ids look like this one. */
  readonly typeOf: (id: string) => NodeType | undefined;
  readonly #model: Model;
  readonly #schemas = new Map<string, ReturnType<typeof entrySchema>>();

  constructor(model: Model) {
    this.#model = model;
    this.typeOf = idTyper(model);
  }

  /** Returns the checked entry, or its problems. */
  check(entry: MappedEntry): CheckedEntry | readonly RowProblem[] {
    const result = this.#schemaOf(entry.type).safeParse({ ...entry.values, id: entry.id }, { error: schemaWording });
    if (!result.success) {
      return schemaProblems(result.error).map(({ path, message }) =>
        rowProblem(entry, { field: path.map(String).join('.'), message }),
      );
    }
    const { values, problems: ofAmounts } = withUsd(entry.type, result.data);
    const { targets, problems } = this.#targetsOf(entry.type, values);
    const found = [
      ...keyProblems(entry, values),
      ...precisionProblems(entry.type, values),
      ...(entry.type.timed ? timeProblems(values) : []),
      ...partProblems(this.#model, entry.type, values),
      ...ofAmounts,
      ...problems,
      ...this.#statementProblems(entry),
      ...this.#sourceProblems(entry),
    ];
    return found.length > 0 ? found.map((problem) => rowProblem(entry, problem)) : { entry, values, targets };
  }

  #schemaOf(type: NodeType): ReturnType<typeof entrySchema> {
    const known = this.#schemas.get(type.name);
    if (known) return known;
    const schema = entrySchema(this.#model, type);
    this.#schemas.set(type.name, schema);
    return schema;
  }

  #statementProblems({ type, statements }: MappedEntry): readonly FieldProblem[] {
    return statements.flatMap(({ also = [] }) =>
      also.flatMap(({ property, value, precision }) =>
        statedDateProblems(type, { property, value, precision }).map(({ field, message }) => ({
          field: property,
          message: `states a ${field} that ${message}`,
        })),
      ),
    );
  }

  #sourceProblems({ source }: MappedEntry): readonly FieldProblem[] {
    if (source === undefined) return [];
    const type = nodeType(this.#model, 'Source');
    const values = { ...source.values, id: `${type.prefix}:${source.name}`, kind: 'DATASET' };
    const result = this.#schemaOf(type).safeParse(values, { error: schemaWording });
    if (result.success) return [];
    return schemaProblems(result.error).map(({ path, message }) => ({
      field: `source.${path.map(String).join('.')}`,
      message,
    }));
  }

  #targetsOf(type: NodeType, values: EntryValues): { readonly targets: Target[]; readonly problems: FieldProblem[] } {
    const targets: Target[] = [];
    const problems: FieldProblem[] = [];
    for (const { name, target } of ownRelations(type)) {
      const texts = itemsOf(values[name]).map((item) => JSON.stringify(item));
      const twice = texts.find((text, index) => texts.indexOf(text) < index);
      if (twice !== undefined) problems.push({ field: name, message: `has the same item twice: ${shown(twice)}` });
      if (this.#model.parts.has(target)) continue;
      const edge = this.#model.edges.get(target);
      const allowed = nodeTypesOf(this.#model, edge?.target.type ?? target);
      for (const item of itemsOf(values[name])) {
        const id = String(edge ? (item as EntryValues)[edge.target.field] : item);
        const faults = choicesOf(id).flatMap((one) => {
          const fault = idFault(this.#model, allowed, one);
          return fault === undefined ? [] : [`names ${one}, which ${fault}`];
        });
        if (faults.length === 0) targets.push({ field: name, id });
        problems.push(...faults.map((message) => ({ field: name, message })));
      }
    }
    return { targets, problems };
  }
}

/** Turns a problem with a field into one with the row, naming the column that the field was read from. */
export function rowProblem({ id, columns }: MappedEntry, { field, message }: FieldProblem): RowProblem {
  return { column: columns?.[field], message: `${id}: ${field === '' ? '' : `\`${field}\` `}${message}` };
}
