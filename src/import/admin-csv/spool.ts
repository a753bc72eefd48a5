import { join } from 'node:path';
import { makeFolder } from '../../disk/index.ts';
import { officeKey, ownRelations, sameKey } from '../../evidence/index.ts';
import { type Model, nodeTypesOf } from '../../model/index.ts';
import { AppendFile, fileLines } from './line-file.ts';
import { type SpooledEntry, spooledEntry, spoolLine } from './spool-line.ts';

/** The number of parts among which entries are distributed by id: each fits in memory, whatever the total. */
const PARTS = 256;

/** The part of the countries, which are read separately. */
export const COUNTRIES = 'countries';
/** The file of ids that a relation may refer to. */
const IDS = 'ids';

/** The length of each file in bytes, by name. */
export type SpoolLengths = Readonly<Record<string, number>>;

/** The entries of all files so far, in order, and the ids that relations may refer to. All entries that may become one, or succeed one another in an office, share a part. */
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
   * Opens a spool at earlier lengths of its files.
   * @throws {ImportError} if a file is shorter.
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

  /** Whether an entry has this id; only for types that a relation may refer to. */
  has(id: string): boolean {
    return this.#present.has(id);
  }

  add(entry: SpooledEntry): void {
    const { id, type } = entry.checked.entry;
    // Facts that may be the same have to share a part, and those of one office, of which one may succeed the other.
    const { values } = entry.checked;
    const together = officeKey(type, values) ?? sameKey({ type, values }) ?? id;
    this.#parts.get(partOf(together, type.name))?.add(spoolLine(entry));
    if (!this.#ends.has(type.name) || this.#present.has(id)) return;
    this.#present.add(id);
    this.#ids.add(id);
  }

  /** Writes large buffers. */
  async flushMuch(): Promise<void> {
    for (const file of this.#files) await file.flushMuch();
  }

  /**
   * Writes all buffers and returns the lengths of the files. This survives a kill. It does not wait for the disk, which would
   * take hundreds of syncs: data lost in a power failure shows by the lengths.
   */
  async flush(): Promise<SpoolLengths> {
    const lengths: Record<string, number> = {};
    for (const file of this.#files) await file.flush();
    for (const [name, file] of this.#parts) if (file.bytes > 0) lengths[name] = file.bytes;
    if (this.#ids.bytes > 0) lengths[IDS] = this.#ids.bytes;
    return lengths;
  }

  /** The non-empty parts in a fixed order, the countries first. */
  get parts(): readonly { readonly name: string; readonly bytes: number }[] {
    return [...this.#parts].map(([name, { bytes }]) => ({ name, bytes })).filter(({ bytes }) => bytes > 0);
  }

  /** The entries of a part in order. All buffers must be written. */
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

/** The types that relations may refer to; the ids of others, possibly millions, need not be kept. */
const endsOfRelations = (model: Model): ReadonlySet<string> =>
  new Set(
    [...model.nodes.values()]
      .filter(({ name }) => !MADE_HERE.has(name))
      .flatMap(ownRelations)
      .flatMap(({ target }) => nodeTypesOf(model, model.edges.get(target)?.target.type ?? target))
      .map(({ name }) => name),
  );

/** Types that no mapping can make. */
const MADE_HERE: ReadonlySet<string> = new Set(['Source', 'Statement', 'Conflict']);

function partOf(id: string, type: string): string {
  if (type === 'Country') return COUNTRIES;
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  // The low bits alone depend little on the last characters.
  return NAMES[((hash ^ (hash >>> 15)) >>> 0) % PARTS] ?? COUNTRIES;
}
