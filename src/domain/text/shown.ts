/** A text as a message shows it: short, and with its quotes. */
export const shown = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
