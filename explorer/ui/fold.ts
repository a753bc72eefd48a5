/** The longest text that is shown as a whole. */
export const LONGEST = 300;

/** The beginning of a text that is too long to be shown as a whole; undefined if it is not. Characters stay whole. */
export function foldedTo(text: string, longest = LONGEST): string | undefined {
  if (text.length <= longest) return undefined;
  const characters = [...text];
  return characters.length <= longest ? undefined : `${characters.slice(0, longest).join('').trimEnd()} …`;
}
