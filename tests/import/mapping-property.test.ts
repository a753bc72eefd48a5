import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { indexSpecs, resetGraph } from '../../src/evidence/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** What a mapping says, out of all that works together. */
interface Mapped {
  readonly each: boolean;
  readonly table: 'file' | 'mapping';
  readonly otherwise: 'reject' | 'null';
  readonly sum: 'none' | 'strict' | 'skip';
  readonly source: 'file' | 'row' | 'item';
  readonly guard: 'none' | 'when' | 'unless';
}

interface Row {
  readonly lenders: readonly string[];
  readonly a: string;
  readonly b: string;
  readonly report: string;
  readonly flag: string;
}

const mappings: fc.Arbitrary<Mapped> = fc.record({
  each: fc.boolean(),
  table: fc.constantFrom('file', 'mapping'),
  otherwise: fc.constantFrom('reject', 'null'),
  sum: fc.constantFrom('none', 'strict', 'skip'),
  source: fc.constantFrom('file', 'row', 'item'),
  guard: fc.constantFrom('none', 'when', 'unless'),
});

const cents = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.integer({ min: -99_999, max: 99_999 }).map((one) => (one / 100).toFixed(2)) },
);
const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    lenders: fc.array(fc.constantFrom('CDB', 'Exim', 'EIB', ''), { maxLength: 3 }),
    a: cents,
    b: cents,
    report: fc.constantFrom('', 'Red', 'Blue'),
    flag: fc.constantFrom('yes', 'no'),
  }),
  { minLength: 1, maxLength: 8 },
);

const BANKS: Readonly<Record<string, string>> = { CDB: 'organization:cdb', Exim: 'organization:exim' };

function yamlOf({ each, table, otherwise, sum, source, guard }: Mapped): string {
  const banks = table === 'file' ? 'banks' : '{ CDB: "organization:cdb", Exim: "organization:exim" }';
  const lender = `{ split: "{lenders}", by: ",", table: ${banks}, otherwise: ${otherwise} }`;
  const unknown = sum === 'skip' ? ', unknown: skip' : '';
  const principal = sum === 'none' ? 'number: "{a}"' : `sum: ["{a}", "{b}"]${unknown}`;
  const own = source === 'item' && each ? 'source: { title: "{report}", publisher: "{lender}" },' : '';
  const asked = {
    none: '',
    when: 'when: [{ value: "{flag}", in: [yes] }],',
    unless: 'unless: [{ value: "{flag}", in: [no] }],',
  };
  return `
name: p
source: { title: File }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [lenders, a, b, report, flag, id] }
${source === 'row' ? 'rowSource: { title: "{report}" }' : ''}
tables: { banks: { file: banks.csv, key: name, value: id } }
entries:
  - { type: Loan, id: "loan:p-{id}${each ? '-{position}' : ''}", ${own} ${asked[guard]}
      ${each ? `each: { lender: ${lender} },` : ''}
      fields: { ${each ? 'creditor: "{lender}",' : ''} principal: { ${principal}, scale: 1000000 }, from: { const: "2010-01-01" } },
      states: [principal, from] }
`;
}

/** What of a row comes, in other words than those of the import: the loans, or what becomes of it. */
function expected(mapped: Mapped, row: Row, id: number): readonly object[] | 'passed' | 'rejected' {
  if (mapped.guard !== 'none' && row.flag !== 'yes') return 'passed';
  const parts = mapped.sum === 'none' ? [row.a] : [row.a, row.b];
  const known = parts.filter((part) => part !== '');
  const isKnown = known.length > 0 && (mapped.sum === 'skip' || known.length === parts.length);
  const principal = isKnown ? known.reduce((sum, part) => sum + Math.round(Number(part) * 100), 0) * 10_000 : null;
  const titleOf = (isOwn: boolean): string => (isOwn && row.report !== '' ? row.report : 'File');
  if (!mapped.each) return [{ id: `loan:p-${id}`, principal, creditor: null, title: titleOf(mapped.source === 'row') }];
  if (mapped.otherwise === 'reject' && row.lenders.includes('EIB')) return 'rejected';
  const loans = row.lenders.flatMap((lender, index) => {
    const creditor = BANKS[lender];
    const title = titleOf(mapped.source !== 'file');
    return creditor ? [{ id: `loan:p-${id}-${index + 1}`, principal, creditor: { id: creditor }, title }] : [];
  });
  return loans.length === 0 ? 'rejected' : loans;
}

interface Told {
  readonly statements: { readonly nodes: readonly { readonly source: { readonly title: string } }[] };
}

describeEngines(
  'all features of a mapping together',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph, engine) => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'entente-property-'));
      await writeFile(join(folder, 'banks.csv'), 'name,id\nCDB,organization:cdb\nExim,organization:exim\n');
    });
    afterAll(() => rm(folder, { recursive: true }));

    async function imported(mapped: Mapped, given: readonly Row[]) {
      await resetGraph(graph(), model);
      const banks = Object.values(BANKS);
      await graph().write([
        { text: 'UNWIND $banks AS r MERGE (o:Organization {id: r}) SET o.name = r', params: { banks } },
      ]);
      const lines = given.map(
        ({ lenders, a, b, report, flag }, id) => `"${lenders.join(',')}",${a},${b},${report},${flag},${id}`,
      );
      await writeFile(join(folder, 'data.csv'), `lenders,a,b,report,flag,id\n${lines.join('\n')}\n`);
      await writeFile(join(folder, 'm.yaml'), yamlOf(mapped));
      const job = await openJob(graph(), model, join(folder, 'm.yaml'), join(folder, 'data.csv'));
      const options = { rejectedPath: join(folder, 'rejected.csv'), rowsAtOnce: 3 };
      const { marker } = await importFile(graph(), model, job, options);
      const { loans } = (await dataOf(
        graph(),
        '{ loans(first: 50, orderBy: [{ id: ASC }]) { nodes { id principal creditor { ... on Organization { id } } statements { nodes { source { title } } } } } }',
      )) as { loans: { nodes: Told[] } };
      return { counts: marker.counts, loans: loans.nodes };
    }

    test('give what an oracle gives', async () => {
      await fc.assert(
        fc.asyncProperty(mappings, rows, async (mapped, given) => {
          const wanted = given.map((row, id) => expected(mapped, row, id));
          const { counts, loans } = await imported(mapped, given);
          expect(counts).toMatchObject({
            read: given.length,
            passed: wanted.filter((one) => one === 'passed').length,
            rejected: wanted.filter((one) => one === 'rejected').length,
          });
          const all = wanted.flatMap((one) => (typeof one === 'string' ? [] : one));
          const byId = (list: readonly object[]) =>
            Object.fromEntries(list.map((one) => [(one as { id: string }).id, one]));
          const told = loans.map(({ statements, ...loan }) => {
            const titles = new Set(statements.nodes.map(({ source }) => source.title));
            return { ...loan, title: [...titles].join() };
          });
          expect(byId(told)).toEqual(byId(all));
        }),
        { numRuns: engine === 'embedded' ? 40 : 4 },
      );
    });
  },
);
