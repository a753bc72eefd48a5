import {
  type AnalysisCall,
  type AnalysisResult,
  type OwnValue,
  ownValues,
  ownValuesOf,
  type Row,
  type StatedValues,
  valuesOfOthers,
} from '../compiler/index.ts';
import { type CypherStatement, node, outgoing, parameter, property, subquery, union } from '../cypher/index.ts';
import { groupBy } from '../domain/index.ts';
import { together } from '../graph/index.ts';
import { type Model, type NodeType, nodeTypesOf, typeOfId } from '../model/index.ts';
import { readStandingIds } from './read-standing-ids.ts';
import { tellStatements, toToldStatements } from './told.ts';
import { readDataSets } from './totals/sources.ts';

/** A fact with its values and its statements. */
interface ToldFact {
  readonly fact: string;
  readonly values: readonly OwnValue[];
  readonly statements: readonly StatedValues[];
}

/** What `fromOthers` answers of the facts in an answer: nothing without `sources`. */
export const markOthers = async (
  call: AnalysisCall,
  facts: Iterable<string>,
  sources: readonly string[] | undefined,
): Promise<readonly AnalysisResult[]> =>
  sources && call.selected.has('fromOthers') ? await otherValues(call, facts, sources) : [];

/**
 * Finds the values of facts that none of the sources asked for gives, each with a source that gives it: what a fact holds
 * is what all its statements come to. Parts and roles in events are not compared.
 */
export async function otherValues(
  call: AnalysisCall,
  facts: Iterable<string>,
  asked: readonly string[],
): Promise<readonly AnalysisResult[]> {
  const told = await readFacts(call, [...new Set(facts)].sort());
  const sources = new Set(told.flatMap(({ statements }) => statements.map(({ source }) => source)));
  const dataSets = await readDataSets(call, [...sources].sort());
  const isAsked = ({ source }: StatedValues): boolean =>
    asked.includes(source) || asked.includes(dataSets.get(source) ?? source);
  const mixed = told.filter(({ statements }) => !statements.every(isAsked));
  const rule = { isAsked, standing: await readStanding(call, mixed) };
  return mixed.flatMap(({ fact, values, statements }) =>
    valuesOfOthers(values, statements, rule).map((value) => ({ fact, ...value })),
  );
}

/** The ids that stand in place of those by which statements name actors. */
function readStanding(call: AnalysisCall, facts: readonly ToldFact[]): Promise<(id: string) => string> {
  const named = facts.flatMap(({ values, statements }) => {
    const actors = values.filter(({ value }) => typeOfId(call.model, value) !== undefined);
    const names = new Set(actors.map(({ property }) => property));
    const now = new Set(actors.map(({ value }) => value));
    return statements.flatMap((told) => told.values.filter(([name, id]) => names.has(name) && !now.has(id)));
  });
  return readStandingIds(
    call,
    named.map(([, id]) => id),
  );
}

async function readFacts(call: AnalysisCall, ids: readonly string[]): Promise<readonly ToldFact[]> {
  const byType = groupBy(ids, (id) => typeOfId(call.model, id));
  const read = await together(
    [...byType].flatMap(([type, own]) =>
      type
        ? [
            call
              .read(valuesStatement(call.model, type, own))
              .then((rows) => rows.map((row) => toFact(call.model, type, row))),
          ]
        : [],
    ),
  );
  return read.flat();
}

function valuesStatement(model: Model, type: NodeType, ids: readonly string[]): CypherStatement {
  const { relations, properties } = ownValuesOf(model, type);
  const values = properties.map(({ name }) => property('f', name));
  const text = [
    `UNWIND ${parameter('ids')} AS i MATCH ${node('f', type.label)} WHERE ${property('f', 'id')} = i`,
    ...tellStatements(model, 'f', 'values'),
    ...relations.flatMap(({ relationship, target }, index) => {
      const ends = nodeTypesOf(model, target).map(({ label }) => [
        `MATCH (f)${outgoing(relationship)}${node('p', label)} RETURN ${property('p', 'id')} AS p`,
      ]);
      return subquery(['f'], [...subquery(['f'], union(ends, 'UNION ALL')), `RETURN head(collect(p)) AS r${index}`]);
    }),
    `RETURN ${[property('f', 'id'), 'told', ...relations.map((_, index) => `r${index}`), ...values].join(', ')}`,
  ].join('\n');
  return { text, params: { ids } };
}

/** Reads a row of `valuesStatement`. */
function toFact(model: Model, type: NodeType, [id, told, ...columns]: Row): ToldFact {
  const { relations, properties } = ownValuesOf(model, type);
  const values = [...relations, ...properties].flatMap(({ name }, index) => ownValues(name, columns[index]));
  return { fact: String(id), values, statements: toToldStatements(told) };
}
