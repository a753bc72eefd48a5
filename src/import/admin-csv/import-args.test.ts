import { expect, test } from '@jest/globals';
import { importArgs, importCommand } from './import-args.ts';

const CSV = {
  files: [{ kind: 'nodes', name: 'Loan', rows: 1 }],
  multiline: false,
  longest: 100,
  separator: '\u001f',
} as const;

const linesOf = (folder: string, csv: Parameters<typeof importArgs>[1] = CSV): readonly string[] =>
  importArgs(folder, csv).trimEnd().split('\n');

test('names each file after its header, by its full path', () => {
  expect(linesOf('/data/ties')).toContain('--nodes=Loan=/data/ties/nodes-Loan-header.csv,/data/ties/nodes-Loan.csv');
  expect(linesOf('/data/ties')).toContain('--report-file=/data/ties/import.report');
  expect(importCommand('/data/ties')).toBe('neo4j-admin database import full @/data/ties/import.args neo4j');
});

test('quotes a path with characters that neo4j-admin or a shell would interpret', () => {
  const folder = `/my "data"/#1 it's`;
  expect(linesOf(folder)).toContain(
    `"--nodes=Loan=/my \\"data\\"/#1 it's/nodes-Loan-header.csv,/my \\"data\\"/#1 it's/nodes-Loan.csv"`,
  );
  expect(importCommand(folder)).toBe(`neo4j-admin database import full '@/my "data"/#1 it'\\''s/import.args' neo4j`);
});

test('sets slower options only if a text needs them', () => {
  expect(linesOf('/d')).toContain('--multiline-fields=false');
  expect(linesOf('/d').join(' ')).not.toContain('--read-buffer-size');
  const odd = linesOf('/d', { ...CSV, multiline: true, longest: 3_000_000, separator: '\u001e' });
  expect(odd).toEqual(
    expect.arrayContaining(['--multiline-fields=true', '--read-buffer-size=12000000', '--array-delimiter=U+001E']),
  );
});
