import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clearance } from '../../domain/index.ts';
import {
  FORMAT_LABEL,
  formatProperties,
  type GraphNode,
  ownRelations,
  type StoredProperties,
  type StoredValue,
  storedForm,
  storedType,
} from '../../evidence/index.ts';
import { FORMER_LABEL, MARKER_LABEL } from '../../graph/index.ts';
import type { EdgeType, Model } from '../../model/index.ts';
import {
  type Column,
  csvLine,
  ENDS,
  edgeColumns,
  formatColumns,
  formerColumns,
  markerColumns,
  nodeColumns,
} from './csv-format.ts';
import { AppendFile } from './line-file.ts';

/** A file of the nodes with one label, or of the relationships of one type; its header is in a second file. */
export interface CsvFile {
  readonly kind: 'nodes' | 'relationships';
  /** The label or type. */
  readonly name: string;
  readonly rows: number;
}

/** The files that were written. */
export interface WrittenCsv {
  readonly files: readonly CsvFile[];
  /** Whether some text spans several lines. */
  readonly multiline: boolean;
  /** The length of the longest row, in characters. */
  readonly longest: number;
  /** The separator of list items. */
  readonly separator: string;
}

export const dataName = ({ kind, name }: CsvFile): string => `${kind}-${name}.csv`;
export const headerName = ({ kind, name }: CsvFile): string => `${kind}-${name}-header.csv`;

interface GrowingFile {
  readonly kind: CsvFile['kind'];
  readonly name: string;
  readonly columns: readonly Column[];
  /** The type of relationships with properties. */
  readonly edge: EdgeType | undefined;
  readonly file: AppendFile;
  rows: number;
}

/** The suffix of files until all are complete. */
const PART = '.part';

const NO_ENDS: readonly string[] = [];
const LINE_BREAK = /[\r\n]/;

/** The files of a graph for `neo4j-admin database import`. Existing files stay until all new ones are written. */
export class CsvFiles {
  readonly #model: Model;
  readonly #folder: string;
  readonly #separator: string;
  readonly #files = new Map<string, GrowingFile>();
  /** By type of node: the file of its nodes, and those of its relationships by field. */
  readonly #ofTypes = new Map<
    string,
    { readonly nodes: GrowingFile; readonly relationships: Map<string, GrowingFile> }
  >();
  #multiline = false;
  #longest = 0;

  private constructor(model: Model, folder: string, separator: string) {
    this.#model = model;
    this.#folder = folder;
    this.#separator = separator;
  }

  /** @param separator - the separator of list items */
  static async in(folder: string, model: Model, separator: string): Promise<CsvFiles> {
    await removeParts(folder);
    return new CsvFiles(model, folder, separator);
  }

  /** @throws {SeparatorInText} if a list item contains the separator. */
  node({ type, id, properties, links }: GraphNode): void {
    const { nodes, relationships } = this.#ofType(type);
    this.#add(nodes, NO_ENDS, storedForm(storedType(this.#model, type), properties));
    for (const { field, to, properties: own } of links) {
      let file = relationships.get(field);
      if (!file) {
        file = this.#relationshipsOf(type, field);
        relationships.set(field, file);
      }
      this.#add(file, [id, to], file.edge ? storedForm(file.edge, own) : own);
    }
  }

  mark(properties: StoredProperties): void {
    this.#add(this.#growing('nodes', MARKER_LABEL, markerColumns), NO_ENDS, properties);
  }

  /** Writes an id that a source gives to what has another id now. */
  former(id: string, now: string): void {
    this.#add(this.#growing('nodes', FORMER_LABEL, formerColumns), NO_ENDS, { id, now });
  }

  /** Writes the node that records the format of the graph, and the clearance that it is for. */
  format(clearance: Clearance): void {
    this.#add(this.#growing('nodes', FORMAT_LABEL, formatColumns), NO_ENDS, formatProperties(clearance));
  }

  async flushMuch(): Promise<void> {
    for (const { file } of this.#files.values()) await file.flushMuch();
  }

  /** Completes the files and replaces the existing ones. */
  async finish(): Promise<WrittenCsv> {
    const files = [...this.#files.values()].sort((a, b) => (dataName(a) < dataName(b) ? -1 : 1));
    for (const { file } of files) await file.sync();
    for (const one of files) {
      const heads = one.columns.map(({ head }) => head);
      const header = one.kind === 'nodes' ? heads : [...ENDS, ...heads];
      await writeFile(join(this.#folder, headerName(one)), `${header.join(',')}\n`);
      await rename(one.file.path, join(this.#folder, dataName(one)));
    }
    return {
      files: files.map(({ kind, name, rows }) => ({ kind, name, rows })),
      multiline: this.#multiline,
      longest: this.#longest,
      separator: this.#separator,
    };
  }

  /** Removes the new files; existing ones stay. */
  discard(): Promise<void> {
    return removeParts(this.#folder);
  }

  #add(one: GrowingFile, ends: readonly string[], properties: StoredProperties): void {
    const values: (StoredValue | undefined)[] = [...ends];
    let held = 0;
    for (const { name } of one.columns) {
      const value = properties[name];
      if (value !== undefined) held += 1;
      values.push(value);
    }
    for (const _ in properties) held -= 1;
    if (held !== 0) throw new Error(`${one.kind} ${one.name} have a property without a column`);
    const line = csvLine(values, this.#separator);
    if (!this.#multiline && LINE_BREAK.test(line)) this.#multiline = true;
    if (line.length > this.#longest) this.#longest = line.length;
    one.file.add(line);
    one.rows += 1;
  }

  #ofType(type: string): { readonly nodes: GrowingFile; readonly relationships: Map<string, GrowingFile> } {
    const known = this.#ofTypes.get(type);
    if (known) return known;
    const stored = storedType(this.#model, type);
    const nodes = this.#growing('nodes', stored.label, () => nodeColumns(this.#model, stored));
    const made = { nodes, relationships: new Map<string, GrowingFile>() };
    this.#ofTypes.set(type, made);
    return made;
  }

  #relationshipsOf(type: string, field: string): GrowingFile {
    const relation = ownRelations(storedType(this.#model, type)).find(({ name }) => name === field);
    if (!relation) throw new Error(`${type} has no relation ${field}`);
    const edge = this.#model.edges.get(relation.target);
    return this.#growing('relationships', relation.relationship, () => edgeColumns(edge), edge);
  }

  #growing(kind: CsvFile['kind'], name: string, columns: () => readonly Column[], edge?: EdgeType): GrowingFile {
    const key = `${kind}-${name}`;
    const known = this.#files.get(key);
    if (known) return known;
    const file = AppendFile.fresh(join(this.#folder, `${dataName({ kind, name, rows: 0 })}${PART}`));
    const made = { kind, name, columns: columns(), edge, file, rows: 0 };
    this.#files.set(key, made);
    return made;
  }
}

async function removeParts(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => one.endsWith(`.csv${PART}`))) await rm(join(folder, name));
}
