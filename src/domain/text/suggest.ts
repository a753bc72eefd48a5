import { editDistance } from './edit-distance.ts';

/**
 * The one of the known names that someone who typed this may have meant: at most a letter in three is wrong.
 * Case is ignored.
 */
export function suggest(typed: string, known: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let most = Math.max(1, Math.floor(wanted.length / 3));
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase(), most);
    if (distance > most || (best !== undefined && distance === most)) continue;
    best = name;
    most = distance;
  }
  return best;
}

/** What to put behind a message: ` (did you mean import?)`, or nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const name = suggest(typed, known);
  return name === undefined ? '' : ` (did you mean ${name}?)`;
}
