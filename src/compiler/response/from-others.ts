import { textsOfJoined } from '../../domain/index.ts';
import { FROM_OTHERS_TYPE } from '../../model/index.ts';
import type { Row } from '../cypher/statement.ts';
import type { FromOthersView, OwnValueView, ToldColumns } from '../plan/types/view.ts';
import { constant, listText, type Mode, objectWriter, quoted, type ResponseState, type Write } from './json.ts';
import { fieldWriter } from './object.ts';
import { ownValues, type StatedValues, valuesOfOthers } from './values-of-others.ts';

/** A statement with its row, and the data set whose rows cite its source. */
interface Told extends StatedValues {
  readonly row: Row;
  readonly whole: string | undefined;
}

/** A value that only another source gives, with the row of a statement of that source. */
interface FromOthers {
  readonly property: string;
  readonly row: Row;
}

/** A writer of the values of a fact that none of the sources asked for gives. */
export function fromOthersWriter({ slot, parameter, columns, values, fields }: FromOthersView, mode: Mode): Write {
  const view = { typeName: FROM_OTHERS_TYPE, fields: [] };
  const write = objectWriter<FromOthers>(
    mode,
    FROM_OTHERS_TYPE,
    fields.map((field) => {
      if (field.kind === 'property') return { key: field.key, write: ({ property }) => quoted(property) };
      if (field.kind === 'typename') return { key: field.key, write: constant(FROM_OTHERS_TYPE) };
      const inner = fieldWriter(view, field.source, mode);
      return { key: field.key, write: ({ row }, state) => inner(row, state) };
    }),
  );
  return (row, state) => {
    const told = (row[slot] as readonly Row[]).map((one) => toldIn(one, columns));
    const own = values.flatMap((value) => ownValues(value.property, storedIn(row, value)));
    return listText(findFromOthers(told, own, state, parameter), write, state);
  };
}

function findFromOthers(
  told: readonly Told[],
  own: Parameters<typeof valuesOfOthers>[0],
  { params, standing }: ResponseState,
  parameter: string,
): readonly FromOthers[] {
  const asked = new Set<unknown>([params[parameter]].flat());
  const rowOf = new Map(told.map(({ source, row }) => [source, row]));
  return valuesOfOthers(own, told, {
    isAsked: ({ source, whole }) => asked.has(source) || asked.has(whole),
    standing: (id) => standing.get(id) ?? id,
  }).flatMap(({ property, source }) => {
    const row = rowOf.get(source);
    return row ? [{ property, row }] : [];
  });
}

function toldIn(row: Row, { source, whole, properties, values }: ToldColumns): Told {
  const texts = textsOfJoined(row[values]);
  const [dataSet] = (row[whole] ?? []) as readonly unknown[];
  return {
    row,
    source: String(row[source]),
    whole: typeof dataSet === 'string' ? dataSet : undefined,
    values: textsOfJoined(row[properties]).map((name, index) => [name, texts[index] ?? ''] as const),
  };
}

/** The value of a property, or the id of a node that a relation names. */
function storedIn(row: Row, { slot, id }: OwnValueView): unknown {
  const value = row[slot] ?? null;
  return id === undefined || value === null ? value : (value as readonly unknown[])[id];
}
