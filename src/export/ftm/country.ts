const REGION_NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Codes that have a name but are not countries: unions, exclaves and test codes. */
const NOT_COUNTRIES: ReadonlySet<string> = new Set(['EA', 'EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** The FollowTheMoney code of a country; undefined for codes that ISO 3166-1 does not list, as of historical states. */
export function countryCode(code: unknown): string | undefined {
  if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code) || NOT_COUNTRIES.has(code)) return undefined;
  const inUse = new Intl.Locale(`und-${code}`).region === code && REGION_NAMES.of(code) !== undefined;
  return inUse ? code.toLowerCase() : undefined;
}
