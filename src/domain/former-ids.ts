/** Ids that sources give to what stands under another id. */
export interface FormerIds {
  /** The id that stands now; undefined for an id that is not a former one. */
  get(id: string): string | undefined;
}

export const NO_FORMER_IDS: FormerIds = new Map<string, string>();
