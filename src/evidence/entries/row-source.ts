import { createHash } from 'node:crypto';
import { slugOf } from '../../domain/index.ts';
import { type Model, nodeType } from '../../model/index.ts';
import { OF_IMPORT_PROPERTY } from '../statements/read-statements.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import type { MappedEntry } from './entry.ts';
import { entryNodes } from './entry-nodes.ts';
import type { EntryValues } from './entry-schema.ts';

/** The source that a row names for its statements: a report or a page within the data set. */
export interface RowSource {
  /** Unique within the file. */
  readonly name: string;
  readonly values: EntryValues;
}

/** The longest readable part of a name, in characters. */
const MAX_READABLE = 60;

/**
 * The source with these fields. Its name is made from all of them, so that rows which differ in any name different
 * sources and never overwrite one another's.
 */
export function rowSource(values: EntryValues): RowSource {
  const sorted = Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 10);
  const readable = (slugOf(String(values.title)) ?? '').slice(0, MAX_READABLE).replace(/-+$/, '');
  return { name: readable === '' ? digest : `${readable}-${digest}`, values };
}

/** The id of the source of an entry's statements: the row's own, or the file's. */
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
