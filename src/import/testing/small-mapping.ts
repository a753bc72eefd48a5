import type { MappedRow, RowProblem } from '../../evidence/index.ts';
import { loadModel } from '../../model/index.ts';
import { type CodeMeaning, CountryCodes } from '../mapping/countries/country-codes.ts';
import { type Mapping, parseMapping } from '../mapping/read-mapping.ts';
import { RowMapper } from '../mapping/row-mapper.ts';

export const model = loadModel();

/** Two countries, a former one, and two that share a code. */
export const CODES = new CountryCodes(
  [
    { id: 'country:VE', code: 'VE', name: 'Venezuela', iso3: 'VEN', cow: 101, gw: 101, gec: 'VE' },
    { id: 'country:RU', code: 'RU', name: 'Russia', iso3: 'RUS', cow: 365, gw: 365, gec: 'RS' },
    { id: 'country:SUHH', code: 'SUHH', name: 'Soviet Union' },
    { id: 'country:CI', code: 'CI', name: "Côte d'Ivoire", officialName: 'Republic of Côte d’Ivoire', cow: 9 },
    { id: 'country:XA', code: 'XA', name: 'Twin', cow: 9 },
  ],
  [
    { scheme: 'cow', code: '365', until: '1922-12-30', country: 'country:RU' },
    { scheme: 'cow', code: '365', until: '1991-12-26', country: 'country:SUHH', succeeds: true },
    { scheme: 'cow', code: '365', country: 'country:RU', succeeds: true },
    { scheme: 'iso2', code: 'CS', until: '1993-01-01', country: 'country:CI' },
    { scheme: 'iso2', code: 'CS', country: 'country:VE' },
    { scheme: 'name', code: 'Ivory Coast', country: 'country:CI' },
    { scheme: 'gw', code: '999', country: 'country:NOWHERE' },
  ] satisfies CodeMeaning[],
);

export const HEAD = `
name: small
source: { title: Small }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, a, b, c], optional: [d] }
`;

/** A mapping of a file with the columns id, a, b and c, and d which may be absent. */
export const smallMapping = (rest: string): Mapping => parseMapping('small.yaml', `${HEAD}${rest}`, model);

/** The problems of a faulty mapping, one per line; line numbers count from the start of `rest`. */
export function faultsOf(rest: string): readonly string[] {
  const before = HEAD.split('\n').length - 1;
  try {
    smallMapping(rest);
  } catch (error) {
    const lines = String(error).split('\n').slice(1);
    return lines.map((line) => line.replace(/^- small\.yaml:(\d+):/, (_, number) => `${Number(number) - before}:`));
  }
  return [];
}

/** Maps a row. */
export const mapped = (mapping: Mapping, values: Readonly<Record<string, string>>, problem?: RowProblem): MappedRow =>
  new RowMapper(model, mapping, CODES).map({ number: 1, bytes: 1, values, ...(problem ? { problem } : {}) });

const PERSON = 'entries: [{ type: Person, id: "person:x", fields: { name: { const: X } }, also: { it: "{it}" } }]';

/**
 * The result of a value for a row: the text that would be stated with its precision, null, or why the row is rejected.
 * @param yaml - the value as a mapping has it, in one line
 */
export function resultOf(yaml: string, row: Readonly<Record<string, string>>): string | null | RowProblem {
  const made = mapped(smallMapping(`values: { it: ${yaml} }\n${PERSON}`), row);
  if (made.kind === 'rejected') return made.problems[0] ?? null;
  const [statement] = made.kind === 'entries' ? (made.entries[0]?.statements ?? []) : [];
  const [stated] = statement?.also ?? [];
  if (!stated) return null;
  return stated.precision === null ? stated.value : `${stated.value} ${stated.precision}`;
}
