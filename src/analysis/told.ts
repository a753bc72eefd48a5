import { toldColumn } from '../compiler/index.ts';
import { incoming, node, outgoing, properties, property, subquery } from '../cypher/index.ts';
import { textsOfJoined } from '../domain/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';

/** What is read of the statements about a node: their sources, or their values as well. */
export type ToldDetail = 'sources' | 'values';

/** What a source states of a node: the values by property, if they are read. */
export interface ToldStatement {
  readonly source: string;
  readonly values: readonly (readonly [property: string, value: string])[];
}

/** The lines that read the statements about the node of a variable, as `told`: see `toToldStatements`. */
export function tellStatements(model: Model, subject: string, detail: ToldDetail): readonly string[] {
  const statement = nodeType(model, 'Statement');
  const [about, source] = [relationOf(statement, 'subject'), relationOf(statement, 'source')];
  const values = properties(
    't',
    (['property', 'value'] as const).map((name) => toldColumn(model, name)),
  );
  return subquery(
    [subject],
    [
      `MATCH (${subject})${incoming(about.relationship)}${node('t', statement.label)}`,
      `MATCH (t)${outgoing(source.relationship)}${node('o', nodeType(model, source.target).label)}`,
      detail === 'values'
        ? `RETURN collect([${property('o', 'id')}, ${values}]) AS told`
        : `RETURN collect(DISTINCT ${property('o', 'id')}) AS told`,
    ],
  );
}

/** Reads the column `told`. */
export const toToldStatements = (told: unknown): readonly ToldStatement[] =>
  (told as readonly (string | readonly string[])[]).map((one) => {
    if (typeof one === 'string') return { source: one, values: [] };
    const [source = '', names, values] = one;
    const texts = textsOfJoined(values);
    return { source, values: textsOfJoined(names).map((name, index) => [name, texts[index] ?? ''] as const) };
  });
