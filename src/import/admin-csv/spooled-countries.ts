import { EntryFold } from '../load/entry-fold.ts';
import type { CountryRecord } from '../mapping/countries.ts';
import { COUNTRIES, type Spool } from './spool.ts';

/** The countries of the files so far, by whose codes others are looked up. All of the spool must be written. */
export async function spooledCountries(spool: Spool): Promise<readonly CountryRecord[]> {
  const fold = new EntryFold([]);
  for await (const entries of spool.entries(COUNTRIES)) {
    // What is stated of them does not matter here.
    for (const { row, checked } of entries)
      fold.take({ ...checked, entry: { ...checked.entry, statements: [] } }, row, NOBODY);
  }
  return fold.folded.map(({ entry: { id }, values }) => ({
    id,
    code: String(values.code),
    name: String(values.name),
    iso3: textOf(values.iso3),
    cow: numberOf(values.cow),
    gw: numberOf(values.gw),
    gec: textOf(values.gec),
    officialName: textOf(values.officialName),
    aliases: textsOf(values.aliases),
  }));
}

const NOBODY = { source: '', recordedAt: '', run: 0 };

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
