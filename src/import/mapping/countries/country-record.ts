/** A country with its codes. */
export interface CountryRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly iso3?: string | null;
  readonly cow?: number | null;
  readonly gw?: number | null;
  readonly gec?: string | null;
  readonly officialName?: string | null;
  readonly aliases?: readonly string[];
}

/** The fields of a country that a record has. */
export const RECORD_FIELDS = ['id', 'code', 'name', 'iso3', 'cow', 'gw', 'gec', 'officialName', 'aliases'] as const;

/** Makes a record from the values of a country. */
export function countryRecord(values: Readonly<Record<string, unknown>>): CountryRecord {
  const text = (name: string): string | null => (typeof values[name] === 'string' ? values[name] : null);
  const number = (name: string): number | null => (typeof values[name] === 'number' ? values[name] : null);
  return {
    id: String(values.id),
    code: String(values.code),
    name: String(values.name),
    iso3: text('iso3'),
    cow: number('cow'),
    gw: number('gw'),
    gec: text('gec'),
    officialName: text('officialName'),
    aliases: Array.isArray(values.aliases) ? values.aliases.map(String) : [],
  };
}
