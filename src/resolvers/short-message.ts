/** The most characters of an error message, which may quote what a client sent. */
const MAX_LENGTH = 1000;

/** Shortens a long message by leaving out its middle, and says how much is left out. */
export function shortMessage(message: string): string {
  if (message.length <= MAX_LENGTH) return message;
  // Neither part may keep half of a surrogate pair.
  const start = message.slice(0, (MAX_LENGTH * 3) / 4).replace(/[\uD800-\uDBFF]$/, '');
  const end = message.slice(-MAX_LENGTH / 4).replace(/^[\uDC00-\uDFFF]/, '');
  return `${start} […${message.length - start.length - end.length} characters…] ${end}`;
}
