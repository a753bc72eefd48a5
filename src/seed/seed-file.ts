import { z } from 'zod';
import {
  type EntryValues,
  entrySchema,
  propertySchema,
  schemaProblems,
  schemaWording,
  sourceSchema,
  statementSchema,
  withUsd,
} from '../evidence/index.ts';
import { type Model, type NodeType, nodeType, typeOfId } from '../model/index.ts';
import { readYaml } from '../yaml/index.ts';
import type { SeedProblem } from './seed-error.ts';
import { type StatedOf, statedBy } from './stated-by.ts';

/** An actor, a fact, a source or a statement that a seed file defines. */
export interface SeedEntry {
  readonly file: string;
  readonly type: NodeType;
  /** Its id, or its place in the file where it has none. */
  readonly id: string;
  /** The subject's id of a statement; null for all else. */
  readonly subject: string | null;
  /** Null where its fields are invalid, which is a problem of its own. */
  readonly values: EntryValues | null;
}

/** The content of one file, as far as it could be read. */
export interface SeedFile {
  readonly entries: readonly SeedEntry[];
  readonly problems: readonly SeedProblem[];
}

/** Reads the text of one file and checks each of its entries by itself. */
export function readSeedFile(file: string, text: string, model: Model): SeedFile {
  const { document, faults, lines } = readYaml(text);
  const problems = faults.map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    return { file, entry: '', field: '', message: `${line}:${col}: ${message}` };
  });
  if (!document || problems.length > 0) return { entries: [], problems };
  return new FileReader(file, model).read(document.toJS({ maxAliasCount: -1 }));
}

const NOT_LISTED = new Set(['Source', 'Statement', 'Conflict']);

/** The types that a file lists, by the list's name: the type's collection at the root. */
function listedTypes(model: Model): ReadonlyMap<string, NodeType> {
  const types = [...model.nodes.values()].filter((type) => !NOT_LISTED.has(type.name));
  return new Map(types.flatMap((type) => type.collections.slice(0, 1).map((collection) => [collection.name, type])));
}

/** Collects the entries and problems of one file. A problem in one place hides none in another. */
class FileReader {
  readonly #file: string;
  readonly #model: Model;
  readonly #statement: NodeType;
  // Made once: making one takes longer than checking an entry by it.
  readonly #statementSchema: z.ZodType<EntryValues>;
  readonly #entrySchemas = new Map<string, z.ZodType<EntryValues>>();
  readonly #entries: SeedEntry[] = [];
  readonly #problems: SeedProblem[] = [];
  // The same for all statements of the file.
  #source = '';
  #recordedAt: unknown;
  #paragraphs = Number.POSITIVE_INFINITY;

  constructor(file: string, model: Model) {
    this.#file = file;
    this.#model = model;
    this.#statement = nodeType(model, 'Statement');
    this.#statementSchema = statementSchema(model, this.#statement);
  }

  read(content: unknown): SeedFile {
    const lists = listedTypes(this.#model);
    const checked = this.#check('', this.#fileSchema([...lists.keys()]), content);
    const raw = isRecord(content) ? content : {};
    this.#recordedAt = checked?.recordedAt;
    if (isRecord(raw.source)) this.#readSource(raw.source);
    for (const [name, type] of lists) {
      for (const [index, one] of asList(raw[name]).entries()) this.#readEntry(type, one, `${name}[${index}]`);
    }
    for (const [index, one] of asList(raw.about).entries()) this.#readAbout(one, `about[${index}]`);
    return { entries: this.#entries, problems: this.#problems };
  }

  #fileSchema(lists: readonly string[]): z.ZodType<EntryValues> {
    const recordedAt = this.#statement.fields.get('recordedAt');
    const list = z.array(z.unknown()).optional();
    return z.strictObject({
      source: z.record(z.string(), z.unknown()),
      recordedAt: recordedAt?.kind === 'property' ? propertySchema(this.#model, recordedAt) : z.unknown(),
      ...Object.fromEntries(lists.map((name) => [name, list])),
      about: list,
    });
  }

  #readSource(raw: EntryValues): void {
    const type = nodeType(this.#model, 'Source');
    const id = idOf(raw, 'source');
    const values = this.#check(id, sourceSchema(this.#model, type), raw);
    this.#source = id;
    if (values) this.#paragraphs = Number(values.paragraphs);
    this.#entries.push({ file: this.#file, type, id, subject: null, values });
    this.#readStatements(id, { type, values }, raw.statements);
  }

  #readEntry(type: NodeType, raw: unknown, place: string): void {
    const id = idOf(raw, place);
    const checked = this.#check(id, this.#schemaOf(type), raw);
    const amounts = checked && withUsd(type, checked);
    for (const { field, message } of amounts?.problems ?? []) this.#problem(id, field, message);
    const values = amounts?.values ?? null;
    this.#entries.push({ file: this.#file, type, id, subject: null, values });
    if (isRecord(raw)) this.#readStatements(id, { type, values }, raw.statements);
  }

  #schemaOf(type: NodeType): z.ZodType<EntryValues> {
    const schema = this.#entrySchemas.get(type.name) ?? entrySchema(this.#model, type);
    this.#entrySchemas.set(type.name, schema);
    return schema;
  }

  #readAbout(raw: unknown, place: string): void {
    const schema = z.strictObject({ subject: z.string().min(1), statements: z.array(z.unknown()).min(1) });
    const values = this.#check(place, schema, raw);
    if (!values) return;
    const type = typeOfId(this.#model, values.subject);
    this.#readStatements(values.subject, { type, values: undefined }, values.statements);
  }

  #readStatements(subject: string, of: StatedOf, raws: unknown): void {
    for (const [index, raw] of asList(raws).entries()) {
      const id = idOf(raw, `${subject} statements[${index}]`);
      const given = this.#check(id, this.#statementSchema, raw);
      const values = given && this.#completed(id, { subject, ...of }, given);
      this.#entries.push({ file: this.#file, type: this.#statement, id, subject, values });
    }
  }

  /** Completes a statement with what its place in the file gives. */
  #completed(id: string, of: StatedOf & { readonly subject: string }, given: EntryValues): EntryValues {
    const { paragraph, property, value, original, precision, values: _, states, ...values } = given;
    const locator = Number(paragraph);
    if (locator < 1 || locator > this.#paragraphs) {
      this.#problem(id, 'paragraph', `the source has no paragraph ${locator}`);
    }
    const stated = statedBy(this.#model, of, given);
    for (const { field, message } of stated.problems) this.#problem(id, field, message);
    const place = { subject: of.subject, statedOf: of.subject, source: this.#source, recordedAt: this.#recordedAt };
    return { ...values, ...place, locator, values: stated.values };
  }

  #check<T>(entry: string, schema: z.ZodType<T>, raw: unknown): T | null {
    const result = schema.safeParse(raw, { error: schemaWording });
    if (result.success) return result.data;
    for (const { path, message } of schemaProblems(result.error))
      this.#problem(entry, path.map(String).join('.'), message);
    return null;
  }

  #problem(entry: string, field: string, message: string): void {
    this.#problems.push({ file: this.#file, entry, field, message });
  }
}

const isRecord = (value: unknown): value is EntryValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const idOf = (raw: unknown, place: string): string => (isRecord(raw) && typeof raw.id === 'string' ? raw.id : place);
