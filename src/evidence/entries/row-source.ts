import { createHash } from 'node:crypto';
import { slugOf } from '../../domain/index.ts';
import { type Model, nodeType } from '../../model/index.ts';
import { OF_IMPORT_PROPERTY } from '../statements/stored-statements.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import type { MappedEntry } from './entry.ts';
import { entryNodes } from './entry-nodes.ts';
import type { EntryValues } from './entry-schema.ts';

/** The source that a row names for what it states: a report or a page within the data set. */
export interface RowSource {
  /** Tells it from the others of the file. */
  readonly name: string;
  readonly values: EntryValues;
}

/** The longest readable part of a name, in characters. */
const MOST_READABLE = 60;

/**
 * A source of these fields. Its name is made of all of them: what differs in any is another source, and so no row
 * changes what another one says of its own.
 */
export function rowSource(values: EntryValues): RowSource {
  const sorted = Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 10);
  const readable = (slugOf(String(values.title)) ?? '').slice(0, MOST_READABLE).replace(/-+$/, '');
  return { name: readable === '' ? digest : `${readable}-${digest}`, values };
}

/** The id of the source that an entry's statements name: the row's own, or that of the file. */
export const sourceOf = ({ source }: Pick<MappedEntry, 'source'>, file: string): string =>
  source === undefined ? file : `${file}-${source.name}`;

/** The node of a row's source, which is part of the file's. */
export function rowSourceNode(model: Model, source: RowSource, file: string): readonly GraphNode[] {
  const type = nodeType(model, 'Source');
  const id = sourceOf({ source }, file);
  const values = { ...source.values, id, kind: 'DATASET', partOf: file };
  const [own, ...others] = entryNodes(model, new Map([[file, type.name]]), {
    type,
    id,
    values,
  });
  return own ? [{ ...own, properties: { ...own.properties, [OF_IMPORT_PROPERTY]: file } }, ...others] : [];
}
