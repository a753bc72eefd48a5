/** A text that only what makes it, or checks it, may call by this name. */
type Branded<Name extends string> = string & { readonly __scalar: Name };

/** A day, as 2023-09-14. */
export type Date = Branded<'Date'>;

/** An instant, as 2023-09-14T08:30:00Z. */
export type DateTime = Branded<'DateTime'>;

/** The text as a day; an error where it is none. */
export function date(text: string): Date {
  const day = new globalThis.Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) throw new Error(`"${text}" is no day`);
  return text as Date;
}
