import { createHash } from 'node:crypto';
import { type ManifestEntry, ManifestError } from './manifest.ts';

/** The documents of one file. */
export interface Manifest {
  readonly file: string;
  readonly entries: readonly ManifestEntry[];
}

/** A document that the operator trusts. */
export interface TrustedDocument extends ManifestEntry {
  readonly file: string;
}

/** The prefix of the ids that GraphQL over HTTP derives from the text. */
const SHA256 = 'sha256:';

/** The SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Whether an id has the form of a SHA-256. */
export const isHash = (id: string): boolean => /^(?:sha256:)?[\da-f]{64}$/.test(id);

/** Whether an id says that it is the SHA-256 of a text, and is. */
export const isHashOf = (id: string, text: string): boolean => id === sha256Of(text) || id === SHA256 + sha256Of(text);

/**
 * The trusted documents by id and by text. Whatever ids its manifest gives it, each is also known by the SHA-256 of its text,
 * with the prefix of GraphQL over HTTP and without.
 */
export class TrustedDocuments {
  /** All of them, each text once. */
  readonly documents: readonly TrustedDocument[];
  readonly #byId = new Map<string, TrustedDocument>();
  readonly #byText = new Map<string, TrustedDocument>();

  /** @throws {ManifestError} if an id stands for two texts, or is the SHA-256 of another text than its own. */
  constructor(manifests: readonly Manifest[] = []) {
    for (const { file, entries } of manifests) for (const entry of entries) this.#add({ ...entry, file });
    this.documents = [...this.#byText.values()];
  }

  /** The text with an id; undefined if there is none. */
  textOf(id: string): string | undefined {
    return this.#byId.get(id)?.text;
  }

  /** Whether a text is trusted. It must be the same to the character. */
  has(text: string): boolean {
    return this.#byText.has(text);
  }

  #add(document: TrustedDocument): void {
    const { id, text, file } = document;
    if (id.startsWith(SHA256) && !isHashOf(id, text)) {
      throw new ManifestError(file, `${JSON.stringify(id)} is not the SHA-256 of its text`);
    }
    const hash = sha256Of(text);
    for (const name of new Set([id, hash, SHA256 + hash])) {
      const other = this.#byId.get(name);
      if (other && other.text !== text) throw contradiction(document, other, name);
      if (!other) this.#byId.set(name, document);
    }
    if (!this.#byText.has(text)) this.#byText.set(text, document);
  }
}

function contradiction({ file, id }: TrustedDocument, other: TrustedDocument, name: string): ManifestError {
  const where = other.file === file ? '' : ` of ${other.file}`;
  const which = other.id === name ? '' : `, by the entry ${JSON.stringify(other.id)}`;
  return new ManifestError(
    file,
    `${JSON.stringify(id)} has another text than the document${where} that ${JSON.stringify(name)} also stands for${which}`,
  );
}
