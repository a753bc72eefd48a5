import type { NamedFormerId } from '../bind/standing-ids.ts';
import type { UngroupedKeyView } from '../plan/types/aggregate-view.ts';

/** A remark about the data, under `extensions.notes`. */
export interface Note {
  readonly code: NoteCode;
  /** The response keys that lead to the field it is about, without list indexes. */
  readonly path: string;
  readonly message: string;
  /** For `FORMER_ID`: the id that was given. */
  readonly id?: string;
  /** For `FORMER_ID`: the id that stands now. */
  readonly now?: string;
}

/**
 * `CUT`: there is more data than was returned. `ESTIMATED`: numbers are approximate. `NO_ID`: an argument is not the id of
 * anything. `FORMER_ID`: an argument names what has another id now. `OUT_OF_RANGE`: a number is null because a `Float` cannot
 * hold it. `NOT_GROUPED`: a key is null because the groups are not by it. `ITSELF`: a field is null for what its argument names.
 */
type NoteCode = 'CUT' | 'ESTIMATED' | 'OUT_OF_RANGE' | 'NOT_GROUPED' | 'ITSELF' | 'NO_ID' | 'FORMER_ID';

export const outOfRange = (path: string): Note => ({
  code: 'OUT_OF_RANGE',
  path,
  message: `${path}: null, since the sum is beyond what a Float can hold`,
});

export const notGrouped = ({ path, name, add, instead }: Omit<UngroupedKeyView, 'kind' | 'key'>): Note => {
  const remedy =
    instead === undefined ? `add ${add} to by` : `put ${add} in place of ${instead} in by, which takes one relation`;
  return { code: 'NOT_GROUPED', path, message: `${path}: null, since the groups have no ${name}; ${remedy}` };
};

export const towardsItself = (path: string, single: string, id: string): Note => ({
  code: 'ITSELF',
  path,
  message: `${path}: null for the ${single} itself, ${JSON.stringify(id)}`,
});

export const groupsCut = (path: string, groups: number, ordered: boolean): Note => ({
  code: 'CUT',
  path,
  message: `${path}: ${groupsReturned(groups, ordered)}; ask for more with first, or for their number with groupCount`,
});

function groupsReturned(groups: number, ordered: boolean): string {
  if (groups === 0) return 'there are groups, but first is 0';
  const [only, are] = groups === 1 ? ['group', 'is'] : ['groups', 'are'];
  const which = ordered ? `first ${groups} ${only} in this order` : `${groups} largest ${only}`;
  return `only the ${which} ${are} returned`;
}

export const analysisCut = (path: string): Note => ({
  code: 'CUT',
  path,
  message: `${path}: the analysis stopped before it had read everything; better results may be missing`,
});

export const analysisEstimated = (path: string, sources: number): Note => ({
  code: 'ESTIMATED',
  path,
  message: `${path}: the scores are estimated from a random sample of ${sources} actors; for exact scores, narrow the question with via or at`,
});

export const hitsCut = (path: string, hits: number): Note => ({
  code: 'CUT',
  path,
  message: `${path}: the search stopped after ${hits} hits, and better ones may be missing; use other words, or more of them`,
});

/** The maximum number of characters of an argument that a note quotes. */
const MAX_QUOTED = 100;

export const noId = (
  path: string,
  { id, hint }: { readonly id: string; readonly hint: string },
  more: number,
): Note => {
  const given = JSON.stringify(id.length > MAX_QUOTED ? `${id.slice(0, MAX_QUOTED)}…` : id);
  const others = more === 0 ? '' : `, and ${more} more like it`;
  return { code: 'NO_ID', path, message: `${path}: there is nothing called ${given}${others}; ${hint}` };
};

/** An argument holds a former id, and was answered for the one that stands. */
export const formerId = ({ id, now, argument }: NamedFormerId): Note => ({
  code: 'FORMER_ID',
  path: argument,
  message: `${argument}: ${id} is now ${now}`,
  id,
  now,
});
