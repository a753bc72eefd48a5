import { createHash } from 'node:crypto';
import { type Model, nodeType } from '../../model/index.ts';
import type { SourceStatement } from '../projection/source-statement.ts';
import { type GraphNode, type Link, type StoredProperties, typeOfId } from '../stored/graph-node.ts';
import { valueLists } from './value-lists.ts';

/** A statement with all that is stored of it. */
export interface Statement extends SourceStatement {
  /** Its content in our own words. */
  readonly summary: string;
  readonly recordedAt: string;
  /** The ids, as the source's data gives them, of whose words these are and of the outlet that carried them. */
  readonly attributedTo: string | null;
  readonly outlet: string | null;
  /** Which reading of the source's files makes it; 0 for the first, and for what is no file. */
  readonly run: number;
  /** All readings that make it. Default: this one. */
  readonly readings?: readonly Reading[];
}

/** A reading of a source's file that makes a statement, and the first row at which it does. */
export interface Reading {
  readonly run: number;
  readonly row: number;
}

/**
 * On a statement, the readings of the source's files that make it: two files may make the same one. The first reading
 * leaves it out. Not in the model, so no query returns it.
 */
export const RUNS_PROPERTY = 'importRuns';

/** On a statement of several readings, the row of each, so that the statement stays right when one is replaced. */
export const ROWS_PROPERTY = 'importRows';

/** The readings in the properties of a statement. */
export const readingsIn = (runs: unknown, rows: unknown, locator: number): readonly Reading[] =>
  (Array.isArray(runs) ? runs : [0]).map((run, index) => ({
    run: Number(run),
    row: Array.isArray(rows) ? Number(rows[index]) : locator,
  }));

/** The properties for the readings that make a statement. */
export function readingProperties(readings: readonly Reading[]): Readonly<Record<string, readonly string[]>> {
  const runs = readings.map(({ run }) => String(run));
  const rows = readings.map(({ row }) => String(row));
  return { [RUNS_PROPERTY]: runs, ...(rows.length > 1 ? { [ROWS_PROPERTY]: rows } : {}) };
}

/** The place of a statement: the first of its readings' rows. */
export const placeOf = (readings: readonly Reading[]): number => Math.min(...readings.map(({ row }) => row));

/** On a statement of someone's words, the ids that its source names. Not in the model. */
const NAMED = { attributedTo: 'namedSpeaker', outlet: 'namedOutlet' } as const;

/** The ids that a statement's source names beside its subject and values, by field. */
export const NAMED_PROPERTIES: Readonly<Record<'attributedTo' | 'outlet', string>> = NAMED;

/** The node of a statement about an actor, fact or source. */
export function statementNode(
  model: Model,
  statement: Statement,
  subject: string,
  actorOf: (id: string) => string,
): GraphNode {
  const { id, statedOf, summary, basis, recordedAt, locator } = statement;
  const { readings = [{ run: statement.run, row: locator }] } = statement;
  return {
    type: 'Statement',
    id,
    properties: {
      id,
      statedOf,
      ...valueLists(statement.values),
      summary,
      locator: BigInt(locator),
      basis,
      recordedAt,
      ...(readings.every(({ run }) => run === 0) ? {} : readingProperties(readings)),
      ...named('attributedTo', statement.attributedTo),
      ...named('outlet', statement.outlet),
    },
    links: [
      { field: 'subject', type: typeOfId(model, subject).name, to: subject, properties: {} },
      { field: 'source', type: nodeType(model, 'Source').name, to: statement.source, properties: {} },
      ...linkTo(model, 'attributedTo', statement.attributedTo, actorOf),
      ...linkTo(model, 'outlet', statement.outlet, actorOf),
    ],
  };
}

const named = (field: keyof typeof NAMED, id: string | null): StoredProperties =>
  id === null ? {} : { [NAMED[field]]: id };

function linkTo(model: Model, field: string, id: string | null, actorOf: (id: string) => string): readonly Link[] {
  if (id === null) return [];
  const to = actorOf(id);
  return [{ field, type: typeOfId(model, to).name, to, properties: {} }];
}

/** The characters of the digest that distinguishes ids which read the same. */
const DIGEST = 10;

/**
 * The id of a row's statement, made from its source, the source's id of the subject and what it says, and not from the row:
 * it stays when other rows come or go, and never comes to speak of something else.
 */
export function statementId({
  source,
  statedOf,
  basis,
  values,
}: Pick<SourceStatement, 'source' | 'statedOf' | 'basis' | 'values'>): string {
  const said = values.map(({ property, value, original, precision }) => [property, value, original, precision]);
  const digest = createHash('sha256')
    .update(JSON.stringify([source, statedOf, basis, said]))
    .digest('hex')
    .slice(0, DIGEST);
  return `statement:${nameOf(source)}-${statedOf.replace(':', '-')}-${digest}`;
}

const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1);
