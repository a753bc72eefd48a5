import { type CheckedEntry, type Content, contentOf, differences, mergedContent } from '../../evidence/index.ts';
import { isFact, type Model } from '../../model/index.ts';

/** What stands under an id: what it says, and the source and row that gave it where a row of an import did. */
export interface Standing {
  readonly content: Content;
  readonly source: string | null;
  /** Of a fact the last row, of an actor, which rows name again and again, the first. */
  readonly row: number | null;
  /** Whether the graph can tell the row: by a statement of it. */
  readonly isStated: boolean;
}

/** What an entry of a row was to what stood. */
export type Came =
  | { readonly kind: 'facts' | 'actors' }
  | {
      /** An earlier row of the file gave the id (with the same, or with other content), or it was there before the file. */
      readonly kind: 'repeated' | 'differing' | 'there' | 'changed';
      readonly row: number | null;
      /** The fields that differ. */
      readonly fields: readonly string[];
      /** Whether what the row says stands in them. */
      readonly replaces: boolean;
    };

/** Ids that are remembered at most where the graph has the rest. */
const REMEMBERED = 50_000;

/** What stands under the ids that rows have given, as they go by. */
export class Standings {
  readonly #model: Model;
  readonly #forgets: boolean;
  readonly #known = new Map<string, Standing>();

  /** @param forgets - whether what the graph can tell may be forgotten; in a dry run it cannot tell it */
  constructor(model: Model, forgets: boolean) {
    this.#model = model;
    this.#forgets = forgets;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Whether what stands under the id is of a row of this source. */
  isOf(id: string, source: string): boolean {
    return this.#known.get(id)?.source === source;
  }

  /** What stands under the id, as far as it is remembered. */
  contentOf(id: string): Content | undefined {
    return this.#known.get(id)?.content;
  }

  /** Notes what stands in the graph. */
  put(id: string, standing: Standing): void {
    this.#known.set(id, standing);
  }

  /**
   * Takes an entry of a row in, and tells what it was to what stood.
   * @param isAlone - whether what stood before the file was the file's alone, and so gives way
   */
  take({ entry, values }: Pick<CheckedEntry, 'entry' | 'values'>, row: number, source: string, isAlone = false): Came {
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

  /** Between batches: forgets what the graph can tell, where that is much. */
  rest(): void {
    if (!this.#forgets || this.#known.size <= REMEMBERED) return;
    for (const [id, { isStated }] of this.#known) if (isStated) this.#known.delete(id);
  }
}
