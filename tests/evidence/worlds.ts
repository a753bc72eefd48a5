import fc from 'fast-check';
import type { Clearance } from '../../src/domain/index.ts';
import { type MappedEntry, type MappedStatement, rowSource, type SourceRow } from '../../src/evidence/index.ts';
import type { ImportJob } from '../../src/import/index.ts';
import { isActor, loadModel, nodeType, typeOfId } from '../../src/model/index.ts';

export const model = loadModel();

/** An entry of a row, by its id. */
export interface RowEntry {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Fields that the row's source does not give, but we infer. */
  readonly inferred?: readonly string[];
  /** The report that the row names for it, if any. */
  readonly report?: string | undefined;
}

/** What a row gives: a fact with the actors that it names, or actors alone. */
export type WorldRow = readonly RowEntry[];

/** What a source says in one file. */
export interface WorldSource {
  readonly name: string;
  readonly precedence: number;
  readonly rows: readonly WorldRow[];
  /** The lowest by default. */
  readonly clearance?: Clearance;
}

const typeOf = (id: string) => nodeType(model, typeOfId(model, id)?.name ?? '');

export const isOfActor = ({ id }: RowEntry): boolean => isActor(typeOf(id));

/** What a source has in common with those that its rows cite. */
type OfSource = Pick<WorldSource, 'precedence' | 'clearance'>;

const givenBy = ({ precedence, clearance }: OfSource) => ({
  precedence,
  ...(clearance === undefined ? {} : { clearance }),
});

function mappedEntry({ id, values, inferred = [], report }: RowEntry, of: OfSource): MappedEntry {
  const own = inferred.filter((name) => values[name] !== undefined);
  const statements: MappedStatement[] = [
    { summary: 'It says so.', basis: 'REPORTED' },
    ...(own.length > 0 ? [{ summary: 'We infer it.', basis: 'INFERRED', fields: own }] : []),
  ];
  const entry = { type: typeOf(id), id, values, statements };
  if (report === undefined) return entry;
  const source = rowSource({ title: report });
  return { ...entry, source: { ...source, values: { ...source.values, ...givenBy(of) } } };
}

/** Rows with their numbers in the file. */
export type NumberedRow = readonly [number: number, row: WorldRow];

export const numbered = (rows: readonly WorldRow[]): readonly NumberedRow[] =>
  rows.map((row, index): NumberedRow => [index + 1, row]);

let digests = 0;

/** The import of a source's rows as if they stood in a file. */
export function jobOf(
  { name, rows: own, ...of }: WorldSource,
  fields: Partial<ImportJob> = {},
  rows: readonly NumberedRow[] = numbered(own),
): ImportJob {
  digests += 1;
  const byNumber = new Map(rows);
  return {
    mapping: name,
    path: `${name}.csv`,
    bytes: rows.length,
    digest: `d${digests}`,
    source: { title: `List ${name}`, sha256: 'a'.repeat(64), ...givenBy(of) },
    recordedAt: '2026-01-01T00:00:00Z',
    async *rows(): AsyncGenerator<SourceRow> {
      for (const [number] of rows) yield { number, values: { number: String(number) }, bytes: number };
    },
    map: ({ number }) => ({
      kind: 'entries',
      entries: (byNumber.get(number) ?? []).map((entry) => mappedEntry(entry, of)),
    }),
    ...fields,
  };
}

/** Nothing, sometimes. */
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });

type Values = Readonly<Record<string, unknown>>;

const BEGINNINGS: readonly Values[] = [
  { from: '1999-02-02', fromPrecision: 'DAY' },
  { from: '1999-02-03', fromPrecision: 'DAY' },
  { from: '1999-02-01', fromPrecision: 'MONTH' },
  { from: '1990-01-01', fromPrecision: 'DECADE' },
  { from: '2005-01-01', fromPrecision: 'YEAR' },
  { firstObserved: '1999-06-01', lastObserved: '2004-06-01' },
];
const ENDS: readonly Values[] = [
  {},
  { until: '2005-01-01', untilPrecision: 'DAY' },
  { until: '2013-03-06', untilPrecision: 'DAY' },
  { until: '2013-03-01', untilPrecision: 'MONTH' },
  { until: '2013-01-01', untilPrecision: 'YEAR' },
];

const dates: fc.Arbitrary<Values> = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.constantFrom(...ENDS))
  .map(([begins, ends]) =>
    begins.from === '2005-01-01' && ends.until === '2005-01-01' ? begins : { ...begins, ...ends },
  );

const NAMES = ['Hugo Chávez', 'Уго Чавес', '查韦斯', 'CHAVEZ Hugo', 'Hugo Cha\u0301vez'];

/** Ids that sources share, and ids of their own. */
const idOf = (source: string, prefix: string, names: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...names), fc.boolean())
    .map(([name, isShared]) => `${prefix}:${isShared ? 'of-all' : source}-${name}`);

const personOf = (source: string): fc.Arbitrary<RowEntry> =>
  fc.record({
    id: idOf(source, 'person', 'pq'),
    values: fc.record({
      name: fc.constantFrom(...NAMES),
      aliases: fc.array(fc.constantFrom('Comandante', 'Chávez', ...NAMES), { maxLength: 2 }),
      birthYear: maybe(fc.constantFrom(1954, 1955)),
    }),
  });

const country = fc.constantFrom<RowEntry>(
  { id: 'country:VE', values: { code: 'VE', name: 'Venezuela', region: 'South America' } },
  { id: 'country:VE', values: { code: 'VE', name: '委内瑞拉', iso3: 'VEN' } },
  { id: 'country:CN', values: { code: 'CN', name: 'China', gw: 710 } },
);

const alliance = fc.constantFrom<RowEntry>(
  { id: 'alliance:opec', values: { name: 'OPEC', kind: 'ORGANIZATION' } },
  { id: 'alliance:opec', values: { name: 'ОПЕК', kind: 'BLOC', aliases: ['OPEC'], obligations: ['CONSULTATION'] } },
);

const bankOf = (source: string): fc.Arbitrary<RowEntry> =>
  fc.record({
    id: idOf(source, 'organization', 'b'),
    values: fc.record({ name: fc.constantFrom('Bank', 'Банк'), kind: maybe(fc.constantFrom('BANK', 'COMPANY')) }),
  });

const inferred = fc.constantFrom<readonly string[]>([], [], ['from', 'until'], ['status', 'principal', 'currency']);

const tenureRow = (source: string): fc.Arbitrary<WorldRow> =>
  fc
    .record({
      id: idOf(source, 'tenure', 'st'),
      holder: personOf(source),
      where: country,
      rank: fc.constantFrom('HEAD_OF_STATE', 'MINISTER'),
      office: fc.constantFrom('President', 'президент'),
      dates,
      inferred,
    })
    .map(({ id, holder, where, rank, office, dates: when, inferred: ours }): WorldRow => {
      const values = { holder: holder.id, country: where.id, rank, office, ...when };
      return [holder, where, { id, values, inferred: ours }];
    });

const headRow = (source: string): fc.Arbitrary<WorldRow> =>
  tenureRow(source).map(([holder, , tenure]): WorldRow => {
    const where: RowEntry = { id: 'country:VE', values: { code: 'VE', name: 'Venezuela' } };
    const office = { country: where.id, rank: 'HEAD_OF_STATE' };
    return holder && tenure ? [holder, where, { ...tenure, values: { ...tenure.values, ...office } }] : [];
  });

const membershipRow = (source: string): fc.Arbitrary<WorldRow> =>
  fc
    .record({ id: idOf(source, 'membership', 'mn'), who: country, of: alliance, dates, inferred })
    .map(({ id, who, of, dates: when, inferred: ours }): WorldRow => {
      const values = { member: who.id, alliance: of.id, status: 'MEMBER', ...when };
      return [who, of, { id, values, inferred: ours }];
    });

const balances = fc.uniqueArray(
  fc.record({
    asOf: fc.constantFrom('2018-01-01', '2019-01-01'),
    asOfPrecision: fc.constant('YEAR'),
    amount: fc.constantFrom(2, 3.5),
    currency: fc.constantFrom('USD', 'EUR'),
  }),
  { selector: ({ asOf }) => asOf, maxLength: 2 },
);

const loanRow = (source: string): fc.Arbitrary<WorldRow> =>
  fc
    .record({
      id: idOf(source, 'loan', 'kl'),
      creditor: bankOf(source),
      debtor: country,
      terms: fc.record({
        principal: maybe(fc.constantFrom(5e9, 5.04e9, 7e9)),
        currency: fc.constantFrom('USD', 'EUR'),
        status: maybe(fc.constantFrom('ACTIVE', 'REPAID')),
        due: fc.constantFrom(
          {},
          { maturesOn: '2020-06-30', maturesOnPrecision: 'DAY' },
          { maturesOn: '2030-01-01', maturesOnPrecision: 'YEAR' },
        ),
        repayment: fc.array(fc.constantFrom('OIL', 'CASH'), { maxLength: 2 }),
        balances,
      }),
      dates,
      inferred,
    })
    .map(({ id, creditor, debtor, terms: { due, ...terms }, dates: when, inferred: ours }): WorldRow => {
      const values = { creditor: creditor.id, debtor: debtor.id, ...terms, ...due, ...when };
      return [creditor, debtor, { id, values, inferred: ours }];
    });

const eventRow = (source: string): fc.Arbitrary<WorldRow> =>
  fc
    .record({ id: idOf(source, 'event', 'v'), host: country, guest: personOf(source), count: fc.constantFrom(3, 4) })
    .map(({ id, host, guest, count }): WorldRow => {
      const values = {
        ...{ title: 'A visit', kind: 'VISIT', status: 'OCCURRED', firstObserved: '2001-05-06' },
        participants: [
          { role: 'HOST', actor: host.id },
          { role: 'VISITOR', actor: guest.id },
        ],
        quantities: [{ name: 'ships', value: count, unit: 'ships', bound: 'EXACT' }],
      };
      return [host, guest, { id, values }];
    });

/** A row; some rows cite a report. */
const rowOf = (facts: fc.Arbitrary<WorldRow>): fc.Arbitrary<WorldRow> =>
  fc
    .tuple(facts, fc.constantFrom(undefined, undefined, 'Report 1', 'Report 2'))
    .map(([row, report]) => row.map((entry) => ({ ...entry, report })));

const factRow = (source: string): fc.Arbitrary<WorldRow> =>
  fc.oneof(tenureRow(source), tenureRow(source), membershipRow(source), loanRow(source), eventRow(source));

/** Rows of a source's file; some stand there twice. */
export const rowsOf = (source: string, facts = factRow(source)): fc.Arbitrary<readonly WorldRow[]> =>
  fc
    .tuple(fc.array(rowOf(facts), { minLength: 1, maxLength: 4 }), fc.nat({ max: 9 }))
    .map(([rows, at]) => (at < rows.length ? [...rows, rows[at] ?? []] : rows));

export const sourceOf = (name: string, facts = factRow(name)): fc.Arbitrary<WorldSource> =>
  fc.record({ name: fc.constant(name), precedence: fc.constantFrom(0, 0, 10), rows: rowsOf(name, facts) });

const headsOf = (name: string): fc.Arbitrary<WorldSource> => sourceOf(name, headRow(name));

/** Three sources that speak of one country's heads of state, who succeed one another. */
export const heads: fc.Arbitrary<readonly WorldSource[]> = fc.tuple(headsOf('a'), headsOf('b'), headsOf('c'));

/** Two or three sources that speak of the same actors and facts. */
export const worlds: fc.Arbitrary<readonly WorldSource[]> = fc.oneof(
  heads,
  fc.tuple(sourceOf('a'), sourceOf('b')),
  fc.tuple(sourceOf('a'), sourceOf('b'), sourceOf('c')),
);
