import type { AnalysisCall, AnalysisResult, Row } from '../compiler/index.ts';
import { type CypherStatement, node, outgoing, parameter, property, subquery, union } from '../cypher/index.ts';
import { groupBy } from '../domain/index.ts';
import { formerIdsStatement, together } from '../graph/index.ts';
import {
  type Model,
  type NodeType,
  nodeTypesOf,
  type PropertyField,
  type RelationField,
  typeOfId,
} from '../model/index.ts';
import { type ToldStatement, tellStatements, toToldStatements } from './told.ts';
import { readDataSets } from './totals/sources.ts';

/** A value of a fact. */
interface FactValue {
  readonly fact: string;
  readonly property: string;
  readonly value: string;
}

/** A fact with its values and its statements. */
interface ToldFact {
  readonly values: readonly FactValue[];
  readonly statements: readonly ToldStatement[];
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
  const isAsked = ({ source }: ToldStatement): boolean =>
    asked.includes(source) || asked.includes(dataSets.get(source) ?? source);
  const mixed = told.filter(({ statements }) => !statements.every(isAsked));
  const standing = await readStanding(call, mixed);
  return mixed.flatMap(({ values, statements }) =>
    values.flatMap(({ fact, property, value }) => {
      const givers = statements.filter(({ values }) =>
        values.some(([name, text]) => name === property && isSame(standing.get(text) ?? text, value)),
      );
      if (givers.some(isAsked)) return [];
      const others = [...new Set(givers.map(({ source }) => source))].sort();
      return others.map((source) => ({ fact, property, source }));
    }),
  );
}

/** Numbers may be written in several ways. */
const isSame = (one: string, other: string): boolean =>
  one === other || (one !== '' && other !== '' && Number(one) === Number(other));

/** The ids that stand in place of those by which statements name actors. */
async function readStanding(call: AnalysisCall, facts: readonly ToldFact[]): Promise<ReadonlyMap<string, string>> {
  const named = facts.flatMap(({ values, statements }) => {
    const actors = values.filter(({ value }) => typeOfId(call.model, value) !== undefined);
    const names = new Set(actors.map(({ property }) => property));
    const now = new Set(actors.map(({ value }) => value));
    return statements.flatMap((told) => told.values.filter(([name, id]) => names.has(name) && !now.has(id)));
  });
  const ids = [...new Set(named.map(([, id]) => id))].sort();
  const rows = ids.length === 0 ? [] : await call.read(formerIdsStatement(ids), ids.length);
  return new Map(rows.map(([id, now]) => [String(id), String(now)]));
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

/** The properties that statements can give, and the actors that a fact names by a relation of their own. */
const ownProperties = ({ fields }: NodeType): readonly PropertyField[] =>
  [...fields.values()].filter((field): field is PropertyField => field.kind === 'property' && field.name !== 'id');

const ownRelations = (model: Model, { fields }: NodeType): readonly RelationField[] =>
  [...fields.values()].filter(
    (field): field is RelationField =>
      field.kind === 'relation' &&
      field.direction === 'OUT' &&
      !field.many &&
      nodeTypesOf(model, field.target).length > 0,
  );

function valuesStatement(model: Model, type: NodeType, ids: readonly string[]): CypherStatement {
  const relations = ownRelations(model, type);
  const values = ownProperties(type).map(({ name }) => property('f', name));
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

/** Reads a row of `valuesStatement`. An item of a list is a value of its own; `false` is what holds if nobody says. */
function toFact(model: Model, type: NodeType, [id, told, ...columns]: Row): ToldFact {
  const names = [...ownRelations(model, type), ...ownProperties(type)].map(({ name }) => name);
  const values = names.flatMap((name, index) =>
    [columns[index] ?? []]
      .flat()
      .filter((value) => value !== false)
      .map((value) => ({ fact: String(id), property: name, value: String(value) })),
  );
  return { values, statements: toToldStatements(told) };
}
