import {
  type EntryValues,
  type FieldProblem,
  type SourceStatement,
  statedDateProblems,
  statedField,
  statedValues,
} from '../evidence/index.ts';
import type { Model, NodeType } from '../model/index.ts';

type StatedValue = SourceStatement['values'][number];

/** What a statement is about: the entry that it stands under, or under `about` only its type. */
export interface StatedOf {
  readonly type: NodeType | undefined;
  /** Null where the entry is invalid, undefined under `about`. */
  readonly values: EntryValues | null | undefined;
}

/** The values that a statement gives, and what is wrong with them. */
export interface Stated {
  readonly values: readonly StatedValue[];
  readonly problems: readonly FieldProblem[];
}

const FORMS = 'gives no value: it needs `property` and `value`, or `values`, or `states`';

/** Reads the values of a statement: its one value, its `values`, or those of its subject that it `states`. */
export function statedBy(model: Model, subject: StatedOf, given: EntryValues): Stated {
  const forms = ['property', 'values', 'states'].filter((form) => given[form] !== undefined);
  const [form, another] = forms;
  if (another !== undefined) return failed(another, `is given beside \`${form}\`: a statement has one of them`);
  if (form === 'states') return taken(model, subject, given.states as readonly string[]);
  if (form === undefined) return failed('property', FORMS);
  if (form === 'property' && given.value === undefined) return failed('value', 'is missing');
  const values = (form === 'property' ? [given] : (given.values as readonly EntryValues[])).map(asStated);
  const problems = values.flatMap((value, index) =>
    valueProblems(model, subject.type, value).map(({ field, message }) => ({
      field: form === 'property' ? field : `values.${index}.${field}`,
      message,
    })),
  );
  return { values, problems };
}

const failed = (field: string, message: string): Stated => ({ values: [], problems: [{ field, message }] });

const asStated = ({ property, value, original, precision }: EntryValues): StatedValue => ({
  property: String(property),
  value: String(value),
  original: original === undefined || original === value ? null : (original as string | null),
  precision: (precision ?? null) as string | null,
});

function taken(model: Model, { type, values }: StatedOf, paths: readonly string[]): Stated {
  if (type === undefined || values === undefined) {
    return failed('states', 'takes fields of the entry that it stands under: under `about`, give `values`');
  }
  if (values === null) return { values: [], problems: [] };
  const all = statedValues(model, type, values);
  const found = paths.map((path) => all.filter(({ property }) => property === path || property.startsWith(`${path}.`)));
  const problems = paths.flatMap((path, index): readonly FieldProblem[] =>
    found[index]?.length === 0
      ? [{ field: `states.${index}`, message: `names ${path}, which the entry does not give` }]
      : [],
  );
  return { values: [...new Set(found.flat())], problems };
}

function valueProblems(model: Model, type: NodeType | undefined, value: StatedValue): readonly FieldProblem[] {
  if (type === undefined) return [];
  const { property } = value;
  const [head = ''] = property.split('.');
  const kind = type.fields.get(head)?.kind;
  if (kind !== undefined && statedField(model, type, property) === undefined) {
    return [
      { field: 'property', message: `leads nowhere: ${type.name} has \`${head}\`, and no \`${property}\` in it` },
    ];
  }
  return statedDateProblems(type, { ...value });
}
