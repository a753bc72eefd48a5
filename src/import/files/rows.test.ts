import { describe, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { allOf, fileOf, removeFiles } from '../testing/rows-files.ts';
import type { FileFormat } from './format.ts';

removeFiles();

const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};
const FORMATS: readonly FileFormat[] = [
  { kind: 'csv', columns: ['a', 'b'] },
  { kind: 'csv', columns: ['a', 'b'], delimiter: ';' },
  { kind: 'tsv', columns: ['a', 'b'] },
];
const HEADER = ['a', 'b'];

const sign = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', 'é', '\u008d', '\ufeff') },
  // A NUL at the start of a file means that it is not text.
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((text) => text !== '\0') },
);
const field = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''));
const table = fc.array(fc.tuple(field, field), { maxLength: 5 });
const settings = fc.record({
  encoding: fc.constantFrom(...Object.keys(ENCODINGS)),
  format: fc.constantFrom(...FORMATS),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
  eof: fc.boolean(),
});
type Settings = typeof settings extends fc.Arbitrary<infer Type> ? Type : never;

const written = (rows: readonly string[][], { format, lineEnd, quoted, eof }: Settings): string =>
  stringify([HEADER, ...rows], {
    record_delimiter: lineEnd,
    delimiter: format.delimiter ?? (format.kind === 'tsv' ? '\t' : ','),
    quoted,
    // As in RFC 4180: any line end within a field, not only the table's own.
    quote_record_delimiter: true,
    eof,
  });
const encoded = (text: string, { encoding }: Settings): Buffer => ENCODINGS[encoding]?.(text) ?? Buffer.alloc(0);

describe('a table', () => {
  test('reads back as it was written, whatever its characters, line ends and encoding', async () => {
    await fc.assert(
      fc.asyncProperty(table, settings, async (rows, how) => {
        const content = encoded(written(rows, how), how);
        const read = await allOf(fileOf(content), how.format);
        expect(read.error).toBeUndefined();
        expect(read.rows.map(({ number, values, problem }) => [number, values.a, values.b, problem])).toEqual(
          rows.map(([a, b], at) => [at + 1, a, b, undefined]),
        );
        const bytes = read.rows.map((row) => row.bytes);
        expect(bytes).toEqual([...bytes].sort((one, other) => one - other));
        if (rows.length > 0) expect(bytes.at(-1)).toBe(content.length);
      }),
      { numRuns: 400 },
    );
  });

  test('gives its complete rows if truncated, and reports the cut unless it is in the last field', async () => {
    await fc.assert(
      fc.asyncProperty(table, settings, fc.double({ min: 0, max: 1, noNaN: true }), async (rows, how, part) => {
        const whole = encoded(written(rows, { ...how, eof: true }), how);
        const read = await allOf(fileOf(whole.subarray(0, Math.floor(part * whole.length))), how.format);
        const fields = read.rows.map(({ values, problem }) => [values.a, values.b, problem]);
        const expected = rows.slice(0, fields.length).map(([a, b]) => [a, b, undefined]);
        const open = fields.findIndex(([, , problem]) => problem !== undefined);
        if (open >= 0) {
          // It ends after a line of a quoted text. That line is reported, and those after it are read as rows.
          expect(read.rows[open]?.problem?.message).toMatch(/^has a quote that is never closed/);
          expect(fields.slice(0, open)).toEqual(expected.slice(0, open));
          return;
        }
        // Many files end without a line end, so a cut within the last field cannot be noticed.
        const last = fields.at(-1);
        if (read.error === undefined && last !== undefined) {
          expect(fields.slice(0, -1)).toEqual(expected.slice(0, -1));
          expect(last[0]).toBe(expected.at(-1)?.[0]);
          expect(last[2]).toBeUndefined();
        } else expect(fields).toEqual(expected);
      }),
      { numRuns: 600 },
    );
  });
});
