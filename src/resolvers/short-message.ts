/** The most characters of an error's message that quotes what a client sent. */
const MOST = 1000;

/** A message as a client is told it: one that quotes what is very long says how much of it is left out. */
export function shortMessage(message: string): string {
  if (message.length <= MOST) return message;
  // Neither part keeps half of a character.
  const start = message.slice(0, (MOST * 3) / 4).replace(/[\uD800-\uDBFF]$/, '');
  const end = message.slice(-MOST / 4).replace(/^[\uDC00-\uDFFF]/, '');
  return `${start} […${message.length - start.length - end.length} characters…] ${end}`;
}
