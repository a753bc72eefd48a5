const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Codes that have a name and are no country's: unions, exclaves and what is for tests. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EA', 'EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** A code as FollowTheMoney has it, if it is an ISO 3166-1 code in use: historical states have codes that are not. */
export function countryCode(code: unknown): string | undefined {
  if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.has(code)) return undefined;
  const inUse = new Intl.Locale(`und-${code}`).region === code && NAMES.of(code) !== undefined;
  return inUse ? code.toLowerCase() : undefined;
}
