import { type CheckedEntry, type Content, contentOf, differences, mergedContent } from '../../evidence/index.ts';
import { isFact, type Model } from '../../model/index.ts';

/** The content under an id, and the source and row that gave it, if a row of an import did. */
export interface Standing {
  readonly content: Content;
  readonly source: string | null;
  /** The first row, whose values stand before those of later ones. */
  readonly row: number | null;
}

/** How an entry of a row relates to the content under its id. */
export type EntryOutcome =
  | { readonly kind: 'facts' | 'actors' }
  | {
      /** The id was given by an earlier row of the file (with equal or different content), or it existed before the file. */
      readonly kind: 'repeated' | 'differing' | 'there' | 'changed';
      readonly row: number | null;
      /** The fields that differ. */
      readonly fields: readonly string[];
    };

/** The maximum number of ids to keep in memory, if the graph has the rest. */
const REMEMBERED = 50_000;

/** Tracks the content under the ids that rows have given. */
export class Standings {
  readonly #model: Model;
  readonly #forgets: boolean;
  readonly #known = new Map<string, Standing>();

  /** @param forgets - whether to forget what can be read from the graph again; a dry run writes nothing there */
  constructor(model: Model, forgets: boolean) {
    this.#model = model;
    this.#forgets = forgets;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Sets the stored content. */
  put(id: string, standing: Standing): void {
    this.#known.set(id, standing);
  }

  /** Adds an entry of a row, and returns how it relates to the content before. */
  take({ entry, values }: Pick<CheckedEntry, 'entry' | 'values'>, row: number, source: string): EntryOutcome {
    const { id, type } = entry;
    const before = this.#known.get(id);
    const content = contentOf(this.#model, type, values);
    if (!before) {
      this.#known.set(id, { content, source, row });
      return { kind: isFact(type) ? 'facts' : 'actors' };
    }
    const isOwn = before.source === source;
    const fields = differences(type, before.content, content);
    this.#known.set(id, {
      // Later rows are compared with what this one says, not with what others did.
      content: isOwn ? mergedContent(before.content, content) : content,
      source,
      row: isOwn ? before.row : row,
    });
    const isSame = fields.length === 0;
    return isOwn
      ? { kind: isSame ? 'repeated' : 'differing', row: before.row, fields }
      : { kind: isSame ? 'there' : 'changed', row: null, fields };
  }

  /** Called between batches: forgets what can be read from the graph, if it has become much. */
  rest(): void {
    if (!this.#forgets || this.#known.size <= REMEMBERED) return;
    this.#known.clear();
  }
}
