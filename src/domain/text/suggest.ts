import { editDistance } from './edit-distance.ts';

/**
 * The known name that is closest to a typed one, if at most one letter in three is wrong. Case is ignored.
 */
export function suggest(typed: string, known: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let max = Math.max(1, Math.floor(wanted.length / 3));
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase(), max);
    if (distance > max || (best !== undefined && distance === max)) continue;
    best = name;
    max = distance;
  }
  return best;
}

/** The end of a message: ` (did you mean import?)`, or nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const name = suggest(typed, known);
  return name === undefined ? '' : ` (did you mean ${name}?)`;
}
