import type { Model, NodeType } from '../../model/index.ts';
import type { CheckedEntry } from '../entries/entry-rules.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import { sourceOf } from '../entries/row-source.ts';
import type { StatedValue } from '../projection/source-statement.ts';
import { statedField } from '../projection/stated-field.ts';
import { statedValues } from '../projection/stated-values.ts';
import { type Statement, statementId } from './statement.ts';

/** The reading of a file that statements come from. */
export interface StatedBy {
  /** The id of the file's source. */
  readonly source: string;
  readonly recordedAt: string;
  /** The number of this reading among those of the source; 0 for the first. */
  readonly run: number;
}

/** The statements of a row about one of its entries: together they state every value of it. */
export function rowStatements(
  model: Model,
  { entry, values }: Pick<CheckedEntry, 'entry' | 'values'>,
  row: number,
  by: StatedBy,
): readonly Statement[] {
  const all = statedValues(model, entry.type, values, entry.originals);
  const { statements } = entry;
  const claimed = new Set(statements.flatMap(({ fields = [] }) => fields));
  return statements.flatMap(({ summary, basis, fields, also = [] }): readonly Statement[] => {
    const own = fields === undefined ? all.filter((one) => !claimed.has(fieldOf(one))) : all.filter(isOf(fields));
    const given = [...own, ...also];
    if (given.length === 0) return [];
    const said = { source: sourceOf(entry, by.source), file: by.source, statedOf: entry.id, basis, values: given };
    return [
      {
        ...said,
        id: statementId(said),
        locator: row,
        summary,
        recordedAt: by.recordedAt,
        attributedTo: null,
        outlet: null,
        run: by.run,
        ...(statements.length === 1 && isWhole(model, entry.type, values, also) ? { whole: values } : {}),
      },
    ];
  });
}

/** Whether what is stated comes to the values as they are: there is nothing to unite or to put in order, nor more than they. */
const isWhole = (model: Model, type: NodeType, values: EntryValues, also: readonly StatedValue[]): boolean =>
  Object.values(values).every((value) => !Array.isArray(value) || value.length < 2) &&
  also.every(({ property }) => statedField(model, type, property) === undefined);

const fieldOf = ({ property }: StatedValue): string => property.split('.', 1)[0] ?? '';

const isOf =
  (fields: readonly string[]) =>
  (one: StatedValue): boolean =>
    fields.includes(fieldOf(one));
