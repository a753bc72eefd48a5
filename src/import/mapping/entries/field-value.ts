import {
  currencyOf,
  didYouMean,
  idProblem,
  isInRange,
  nfc,
  type Precision,
  periodLabel,
  shown,
} from '../../../domain/index.ts';
import { choicesOf, isCurrencyField, isDate, NO_CURRENCY, propertySchema } from '../../../evidence/index.ts';
import {
  idFault,
  isMisnamed,
  type Model,
  type NodeType,
  nodeTypesOf,
  type PropertyField,
  type RelationField,
  type ScalarName,
} from '../../../model/index.ts';
import { type Cell, cellText, isDateCell, isList } from '../values/cell.ts';

/** A cell converted to a field's type: its value, its text in a statement, and its wording in the file. */
export interface Taken {
  readonly value: unknown;
  readonly stated: string;
  readonly worded: string;
  readonly precision?: Precision;
  /** For a value that the source does not give: what it follows from. */
  readonly inferredFrom?: string;
}

/** A cell that was taken, or what is wrong with it. */
type FieldValue = Taken | { readonly problem: string };

export type TakeCell = (cell: Exclude<Cell, null>) => FieldValue;

/** Converts cells for a field. Checked here as well as by the model, so that a problem names its column. */
export function takerOf(model: Model, field: PropertyField | RelationField): TakeCell {
  const one =
    field.kind === 'relation' ? idTaker(model, nodeTypesOf(model, field.target)) : propertyTaker(model, field);
  return (field.kind === 'relation' ? field.many : field.list) ? listTaker(one) : singleTaker(one);
}

/** Converts ids, which must have the prefix of one of the types. */
export const idTaker =
  (model: Model, types: readonly NodeType[]): TakeCell =>
  (cell) => {
    const text = cellText(cell) ?? '';
    for (const id of choicesOf(text)) {
      const problem = idFault(model, types, id) ?? idProblem(id);
      if (problem !== undefined)
        return { problem: `${shown(id)} ${problem}${isMisnamed(model, types, id) ? SLUG : ''}` };
    }
    return plain(text);
  };

const SLUG = '. Use `slug` to make such a name from any text';

const plain = (value: string | number | boolean): FieldValue => ({
  value,
  stated: String(value),
  worded: String(value),
});

const singleTaker =
  (one: TakeCell): TakeCell =>
  (cell) =>
    single(cell, one);

/** A list of one item counts as that item. */
function single(cell: Exclude<Cell, null>, one: TakeCell): FieldValue {
  const [first, ...others] = isList(cell) ? flat(cell) : [cell];
  if (first === undefined) return { problem: 'is an empty list' };
  if (others.length === 0) return one(first);
  const found = [first, ...others].map((item) => shown(cellText(item) ?? ''));
  return { problem: `is a list of ${found.length}, ${found.slice(0, 3).join(', ')}, but the field is a single value` };
}

/** The items of nested lists. */
const flat = (cell: Cell): readonly Exclude<Cell, null>[] =>
  cell === null ? [] : isList(cell) ? cell.flatMap(flat) : [cell];

/** A single value becomes a list of one. */
const listTaker =
  (one: TakeCell): TakeCell =>
  (cell) => {
    const values: unknown[] = [];
    const texts: string[] = [];
    for (const item of flat(cell)) {
      const taken = one(item);
      if ('problem' in taken) return taken;
      if (texts.includes(taken.stated)) continue;
      values.push(taken.value);
      texts.push(taken.stated);
    }
    return { value: values, stated: texts.join(', '), worded: texts.join(', ') };
  };

function propertyTaker(model: Model, field: PropertyField): TakeCell {
  if (field.type.kind === 'enum') {
    const names = (model.enums.get(field.type.name)?.values ?? []).map((value) => value.name);
    const known = new Set(names);
    return (cell) => {
      const text = cellText(cell) ?? '';
      return known.has(text)
        ? plain(text)
        : { problem: `${shown(text)} is not one of ${names.join(', ')}${didYouMean(text, names)}` };
    };
  }
  if (isCurrencyField(field)) return takeCurrency;
  return SCALARS[field.type.name] ?? ((cell) => checked(propertySchema(model, field).safeParse(cell).success, cell));
}

/** Converts a currency from its code or name; the statement keeps the wording of the file. */
const takeCurrency: TakeCell = (cell) => {
  const text = cellText(cell) ?? '';
  const code = currencyOf(text);
  if (code === undefined) return { problem: `${shown(text)} ${NO_CURRENCY}` };
  return { value: code, stated: code, worded: nfc(text) };
};

const checked = (good: boolean, cell: Exclude<Cell, null>): FieldValue =>
  good ? plain(cellText(cell) ?? '') : { problem: `${shown(cellText(cell) ?? '')} is not valid for the field` };

const INT32 = 2 ** 31;

const SCALARS: Readonly<Partial<Record<ScalarName, TakeCell>>> = {
  String: (cell) => plain(nfc(cellText(cell) ?? '')),
  Int: (cell) => {
    if (typeof cell === 'number' && Number.isInteger(cell) && cell >= -INT32 && cell < INT32) return plain(cell);
    return { problem: `${shown(cellText(cell) ?? '')} is not a 32-bit integer` };
  },
  Float: (cell) => {
    if (typeof cell !== 'number') return { problem: `${shown(cellText(cell) ?? '')} is a text, not a number` };
    // Larger numbers would overflow sums.
    return isInRange(cell) ? plain(cell) : { problem: `${shown(String(cell))} is too large` };
  },
  Boolean: (cell) =>
    typeof cell === 'boolean' ? plain(cell) : { problem: `${shown(cellText(cell) ?? '')} is neither true nor false` },
  Date: (cell) => {
    if (isDateCell(cell)) {
      const { date, precision } = cell;
      return { value: date, stated: date, worded: periodLabel(date, precision), precision };
    }
    const text = cellText(cell) ?? '';
    if (!isDate(text)) return { problem: `${shown(text)} is not a day that exists, written as 2023-09-13` };
    return { value: text, stated: text, worded: text, precision: 'DAY' };
  },
};
