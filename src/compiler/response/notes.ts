/** What an answer tells of itself beside its data, under `extensions.notes`. */
export interface Note {
  readonly code: NoteCode;
  /** The field it is about: the response keys that lead to it, without the places in lists. */
  readonly path: string;
  readonly message: string;
}

/** `CUT`: there is more than was given. `OUT_OF_RANGE`: a number is null since no `Float` can hold it. */
export type NoteCode = 'CUT' | 'OUT_OF_RANGE';

export const outOfRange = (path: string): Note => ({
  code: 'OUT_OF_RANGE',
  path,
  message: `${path}: null, since the sum is beyond what a Float can hold`,
});

export const groupsCut = (path: string, groups: number): Note => ({
  code: 'CUT',
  path,
  message: `${path}: there are more groups than the ${groups} largest, which are given; ask for more by first`,
});

export const hitsCut = (path: string, hits: number): Note => ({
  code: 'CUT',
  path,
  message: `${path}: a search gives ${hits} hits at most, and there may be more, better ones among them; say more words`,
});
