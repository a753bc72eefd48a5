import { join } from 'node:path';
import { makeFolder } from '../../disk/index.ts';
import { ownRelations } from '../../evidence/index.ts';
import { type Model, nodeTypesOf } from '../../model/index.ts';
import { AppendFile } from './append-file.ts';
import { fileLines } from './file-lines.ts';
import { type SpooledEntry, spooledEntry, spoolLine } from './spool-line.ts';

/** Parts that the entries are shared out to by their ids: each fits in memory by itself, whatever all of them come to. */
const PARTS = 256;

/** The part of the countries, which are asked for by themselves. */
export const COUNTRIES = 'countries';
/** Holds the ids that a relation may name. */
const IDS = 'ids';

/** How long each file of a spool is, in bytes, by its name. */
export type SpoolLengths = Readonly<Record<string, number>>;

/** The entries of all files so far, in their order, and the ids that a relation can lead to. All of an id is in one part. */
export class Spool {
  readonly #model: Model;
  readonly #parts: ReadonlyMap<string, AppendFile>;
  readonly #ids: AppendFile;
  readonly #present: Set<string>;
  readonly #ends: ReadonlySet<string>;

  private constructor(model: Model, parts: ReadonlyMap<string, AppendFile>, ids: AppendFile, present: Set<string>) {
    this.#model = model;
    this.#parts = parts;
    this.#ids = ids;
    this.#present = present;
    this.#ends = endsOfRelations(model);
  }

  /**
   * Takes a spool up as it was when its files had these lengths.
   * @throws {ImportError} where one of them is shorter.
   */
  static async at(model: Model, folder: string, lengths: SpoolLengths): Promise<Spool> {
    makeFolder(folder);
    const files = PART_NAMES.map(
      async (name) => [name, await AppendFile.at(join(folder, `${name}.jsonl`), lengths[name] ?? 0)] as const,
    );
    const parts = new Map(await Promise.all(files));
    const ids = await AppendFile.at(join(folder, `${IDS}.txt`), lengths[IDS] ?? 0);
    const present = new Set<string>();
    for await (const lines of fileLines(ids.path, ids.bytes)) for (const id of lines) present.add(id);
    return new Spool(model, parts, ids, present);
  }

  /** Whether an entry has this id, which must be one that a relation can lead to. */
  has(id: string): boolean {
    return this.#present.has(id);
  }

  add(entry: SpooledEntry): void {
    const { id, type } = entry.checked.entry;
    this.#parts.get(partOf(id, type.name))?.add(spoolLine(entry));
    if (!this.#ends.has(type.name) || this.#present.has(id)) return;
    this.#present.add(id);
    this.#ids.add(id);
  }

  /** Writes of what waits in memory what is much. */
  async flushMuch(): Promise<void> {
    for (const file of this.#files) await file.flushMuch();
  }

  /**
   * Writes all that waits, and tells how long each file is. A kill takes nothing of it. It is not waited for the disk,
   * hundreds of times: what a power failure takes of the ends is found by their lengths.
   */
  async flush(): Promise<SpoolLengths> {
    const lengths: Record<string, number> = {};
    for (const file of this.#files) await file.flush();
    for (const [name, file] of this.#parts) if (file.bytes > 0) lengths[name] = file.bytes;
    if (this.#ids.bytes > 0) lengths[IDS] = this.#ids.bytes;
    return lengths;
  }

  /** The parts that there are, the countries first: always in the same order. */
  get parts(): readonly { readonly name: string; readonly bytes: number }[] {
    return [...this.#parts].map(([name, { bytes }]) => ({ name, bytes })).filter(({ bytes }) => bytes > 0);
  }

  /** The entries of a part, in the order they came in. All that was added must be written. */
  async *entries(name: string): AsyncGenerator<readonly SpooledEntry[]> {
    const file = this.#parts.get(name);
    if (!file) return;
    for await (const lines of fileLines(file.path, file.bytes)) {
      yield lines.map((line) => spooledEntry(this.#model, line));
    }
  }

  get #files(): readonly AppendFile[] {
    return [...this.#parts.values(), this.#ids];
  }
}

const nameOf = (part: number): string => `part-${String(part).padStart(3, '0')}`;
const NAMES = Array.from({ length: PARTS }, (_, part) => nameOf(part));
const PART_NAMES: readonly string[] = [COUNTRIES, ...NAMES];

/** The types whose ids an actor or a fact can name; nobody asks for others, of which there may be millions. */
const endsOfRelations = (model: Model): ReadonlySet<string> =>
  new Set(
    [...model.nodes.values()]
      .filter(({ name }) => !MADE_HERE.has(name))
      .flatMap(ownRelations)
      .flatMap(({ target }) => nodeTypesOf(model, model.edges.get(target)?.target.type ?? target))
      .map(({ name }) => name),
  );

/** What no mapping gives. */
const MADE_HERE: ReadonlySet<string> = new Set(['Source', 'Statement', 'Conflict']);

function partOf(id: string, type: string): string {
  if (type === 'Country') return COUNTRIES;
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  // The low bits alone mix little of what stands last.
  return NAMES[((hash ^ (hash >>> 15)) >>> 0) % PARTS] ?? COUNTRIES;
}
