import { type CheckedEntry, type Content, contentOf, differences, mergedContent } from '../../evidence/index.ts';
import { isFact, type Model } from '../../model/index.ts';

/** The content under an id, and the source and row that gave it, if a row of an import did. */
export interface Standing {
  readonly content: Content;
  readonly source: string | null;
  /** For a fact the last row; for an actor, which many rows repeat, the first. */
  readonly row: number | null;
  /** Whether a statement in the graph records the row. */
  readonly isStated: boolean;
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
      /** Whether the values of the row replace the existing ones. */
      readonly replaces: boolean;
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

  /** Whether the content under the id comes from a row of this source. */
  isOf(id: string, source: string): boolean {
    return this.#known.get(id)?.source === source;
  }

  /** The content under the id, as far as it is in memory. */
  contentOf(id: string): Content | undefined {
    return this.#known.get(id)?.content;
  }

  /** Sets the stored content. */
  put(id: string, standing: Standing): void {
    this.#known.set(id, standing);
  }

  /**
   * Adds an entry of a row, and returns how it relates to the content before.
   * @param isAlone - whether the content before came from this file alone, and so is replaced
   */
  take(
    { entry, values }: Pick<CheckedEntry, 'entry' | 'values'>,
    row: number,
    source: string,
    isAlone = false,
  ): EntryOutcome {
    const { id, type } = entry;
    const before = this.#known.get(id);
    const content = contentOf(this.#model, type, values);
    const isStated = entry.statements.length > 0;
    if (!before) {
      this.#known.set(id, { content, source, row, isStated });
      return { kind: isFact(type) ? 'facts' : 'actors' };
    }
    const isOwn = before.source === source;
    const replaces = entry.merge !== 'keep' || (isAlone && !isOwn);
    const merging = { replaces, unite: entry.unite ?? [] };
    const fields = differences(type, before.content, content, merging);
    this.#known.set(id, {
      content: mergedContent(before.content, content, replaces),
      source,
      row: isOwn && !isFact(type) ? before.row : row,
      isStated: isStated || (isOwn && before.isStated),
    });
    const isSame = fields.length === 0;
    return isOwn
      ? { kind: isSame ? 'repeated' : 'differing', row: before.row, fields, replaces }
      : { kind: isSame ? 'there' : 'changed', row: null, fields, replaces };
  }

  /** Called between batches: forgets what can be read from the graph, if it has become much. */
  rest(): void {
    if (!this.#forgets || this.#known.size <= REMEMBERED) return;
    for (const [id, { isStated }] of this.#known) if (isStated) this.#known.delete(id);
  }
}
