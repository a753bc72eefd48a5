import { expect, test } from '@jest/globals';
import { inForceBounds } from '../../src/domain/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { type Random, randomOf } from '../fuzz/random-graph.ts';
import { askGraph } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** A loan, with the sources that state it: those of its statements. */
interface Loan {
  readonly id: string;
  readonly creditor: string | null;
  readonly debtor: string | null;
  readonly amount: number | null;
  readonly from: string | null;
  readonly precision: string | null;
  readonly status: string;
  readonly sources: readonly string[];
}

const COUNTRIES = ['country:A', 'country:B', 'country:C'];
/** The banks, with the countries of those that have one. */
const BANKS: Readonly<Record<string, string | null>> = {
  'organization:a': 'country:A',
  'organization:b': 'country:B',
  'organization:free': null,
};
/** The sources, with the data sets whose rows cite some of them. */
const SOURCES: Readonly<Record<string, string | null>> = {
  'source:one': null,
  'source:two': null,
  'source:three': null,
  'source:cited': 'source:one',
  'source:cited-too': 'source:two',
};
const DATES: readonly (readonly [from: string | null, precision: string | null])[] = [
  ['2007-03-01', 'DAY'],
  ['2007-01-01', 'YEAR'],
  ['2009-06-01', 'MONTH'],
  ['2010-01-01', 'YEAR'],
  ['2010-01-01', 'DECADE'],
  ['2013-01-01', 'YEAR'],
  [null, null],
];
const STATUSES = ['ACTIVE', 'PLEDGED', 'REPAID'];

const pick = <T>(random: Random, values: readonly T[]): T => values[random(values.length)] as T;

function drawLoan(random: Random, index: number): Loan {
  const parties = [...COUNTRIES, ...Object.keys(BANKS), null];
  const [from, precision] = pick(random, DATES);
  return {
    id: `loan:${index}`,
    creditor: pick(random, parties),
    debtor: pick(random, [...COUNTRIES, ...parties]),
    amount: random(5) === 0 ? null : random(100) - 3,
    from,
    precision,
    status: pick(random, STATUSES),
    sources: Array.from({ length: 1 + random(3) }, () => pick(random, Object.keys(SOURCES))),
  };
}

const LOANS = ((random: Random) => Array.from({ length: 90 }, (_, index) => drawLoan(random, index)))(randomOf(7));

async function fill(graph: GraphPort): Promise<void> {
  const party = (loan: Loan, own: string | null, type: string) =>
    own === null ? [] : [`MATCH (l:Loan {id: '${loan.id}'}) MATCH (p {id: '${own}'}) CREATE (l)-[:${type}]->(p)`];
  const node = (label: string, id: string) =>
    `CREATE (:${label} {id: '${id}', name: '${id}', title: '${id}', code: '${id.slice(8)}'})`;
  const loan = ({ id, amount, from, precision, status }: Loan): string => {
    const bounds = inForceBounds({ from, fromPrecision: precision });
    const values = { id, from, fromPrecision: precision, status, ...bounds };
    const known = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [`${name}: '${value}'`]));
    return `CREATE (:Loan {${[...known, ...(amount === null ? [] : [`principalUsd: ${amount}`])].join(', ')}})`;
  };
  const within = (own: Readonly<Record<string, string | null>>, type: string): readonly string[] =>
    Object.entries(own).flatMap(([one, other]) =>
      other === null ? [] : [`MATCH (o {id: '${one}'}) MATCH (w {id: '${other}'}) CREATE (o)-[:${type}]->(w)`],
    );
  const texts = [
    ...COUNTRIES.map((id) => node('Country', id)),
    ...Object.keys(BANKS).map((id) => node('Organization', id)),
    ...Object.keys(SOURCES).map((id) => node('Source', id)),
    ...LOANS.map(loan),
    ...within(BANKS, 'BELONGS_TO'),
    ...within(SOURCES, 'PART_OF'),
    ...LOANS.flatMap((one) => [
      ...party(one, one.creditor, 'CREDITOR'),
      ...party(one, one.debtor, 'DEBTOR'),
      ...one.sources.map(
        (source) =>
          `MATCH (l:Loan {id: '${one.id}'}) MATCH (s:Source {id: '${source}'}) CREATE (l)<-[:ABOUT]-(:Statement)-[:SOURCE]->(s)`,
      ),
    ]),
  ];
  for (let start = 0; start < texts.length; start += 100) {
    await graph.write(texts.slice(start, start + 100).map((text) => ({ text, params: {} })));
  }
}

const FIELDS = `
  count principalUsd { sum }
  bySource { source { id title } amountUsd loans unknownAmounts sharedUsd sharedLoans firstYear lastYear }
  overlaps {
    creditor { id name } debtor { id ... on Country { loansReceived { totalCount } } }
    years undated amountUsd sides { source { title } amountUsd loans }
  }
`;

interface Line {
  readonly amountUsd: number;
}

interface Told {
  readonly count: number;
  readonly principalUsd: { readonly sum: number };
  readonly bySource: readonly Line[];
  readonly overlaps: readonly Line[];
}

/** What a loan counts as: the sources that stand for those of its statements, and the countries of banks. */
const sourcesOf = ({ sources }: Loan): ReadonlySet<string> => new Set(sources.map((one) => SOURCES[one] ?? one));
const partyOf = (id: string | null): string | null => (id === null ? null : (BANKS[id] ?? id));
const total = (loans: readonly Loan[]): number => loans.reduce((sum, { amount }) => sum + (amount ?? 0), 0);

const YEARS = Array.from({ length: 30 }, (_, index) => 2000 + index);

function mayBegin({ from, precision }: Loan, year: number): boolean {
  if (from === null) return true;
  const first = Number(from.slice(0, 4));
  return first <= year && year < first + (precision === 'DECADE' ? 10 : 1);
}

/** What is told of some loans, found by comparing each with each other one. */
function expected(loans: readonly Loan[], all = LOANS): Omit<Told, 'bySource' | 'overlaps'> & Record<string, unknown> {
  const sources = [...new Set(loans.flatMap((loan) => [...sourcesOf(loan)]))].sort();
  const bySource = sources.map((source) => {
    const own = loans.filter((loan) => sourcesOf(loan).has(source));
    const shared = own.filter((loan) => sourcesOf(loan).size > 1);
    const years = YEARS.filter((year) => own.some((loan) => loan.from !== null && mayBegin(loan, year)));
    return {
      source: { id: source, title: source },
      amountUsd: total(own),
      loans: own.length,
      unknownAmounts: own.filter(({ amount }) => amount === null).length,
      sharedUsd: total(shared),
      sharedLoans: shared.length,
      firstYear: years[0] ?? null,
      lastYear: years.at(-1) ?? null,
    };
  });
  const parties = [...new Set(loans.map(({ creditor, debtor }) => JSON.stringify([creditor, debtor].map(partyOf))))];
  const overlaps = parties.flatMap((pair) => {
    const [creditor, debtor] = JSON.parse(pair) as readonly (string | null)[];
    if (!creditor || !debtor) return [];
    const between = loans.filter((loan) => partyOf(loan.creditor) === creditor && partyOf(loan.debtor) === debtor);
    return sources.flatMap((one, index) =>
      sources.slice(index + 1).flatMap((other) => {
        const only = (a: string, b: string) =>
          between.filter((loan) => sourcesOf(loan).has(a) && !sourcesOf(loan).has(b));
        const meets = (loan: Loan, rest: readonly Loan[]) =>
          rest.some((far) => YEARS.some((year) => mayBegin(loan, year) && mayBegin(far, year)));
        const [ofOne, ofOther] = [only(one, other), only(other, one)];
        const [left, right] = [
          ofOne.filter((loan) => meets(loan, ofOther)),
          ofOther.filter((loan) => meets(loan, ofOne)),
        ];
        if (left.length === 0) return [];
        const dated = (some: readonly Loan[], year: number) =>
          some.some((loan) => loan.from !== null && mayBegin(loan, year));
        const sides = [
          { source: { title: one }, amountUsd: total(left), loans: left.length },
          { source: { title: other }, amountUsd: total(right), loans: right.length },
        ];
        return {
          creditor: { id: creditor, name: creditor },
          debtor: debtor.startsWith('country:')
            ? { id: debtor, loansReceived: { totalCount: all.filter((loan) => loan.debtor === debtor).length } }
            : { id: debtor },
          years: YEARS.filter((year) => dated(left, year) && dated(right, year)),
          undated: [...left, ...right].filter(({ from }) => from === null).length,
          amountUsd: Math.min(total(left), total(right)),
          sides: sides.sort((a, b) => b.amountUsd - a.amountUsd),
        };
      }),
    );
  });
  return {
    count: loans.length,
    principalUsd: { sum: total(loans) },
    bySource: new Set(bySource.map((line) => JSON.stringify(line))),
    overlaps: new Set(overlaps.map((line) => JSON.stringify(line))),
  };
}

/** An answer whose lists are sets, once they are seen to be in order. */
function found({ bySource, overlaps, ...rest }: Told): Record<string, unknown> {
  for (const list of [bySource, overlaps]) {
    const amounts = list.map(({ amountUsd }) => amountUsd);
    expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
  }
  const asSet = (list: readonly Line[]) => new Set(list.map((line) => JSON.stringify(line)));
  return { ...rest, bySource: asSet(bySource), overlaps: asSet(overlaps) };
}

/** Neo4j plans each text when it first sees it. */
const TIMEOUT_MS = 90_000;

describeEngines('the sources of what is aggregated', fill, (graph) => {
  const ask = async (query: string): Promise<Readonly<Record<string, unknown>>> => {
    const { result } = await askGraph(graph(), query, {}, { timeoutMs: TIMEOUT_MS });
    expect(result.errors).toBeUndefined();
    return result.data ?? {};
  };
  const loans = async (given: string, fields: string): Promise<unknown> =>
    (await ask(`{ loans${given} { ${fields} } }`)).loans;

  test.each<[string, (loan: Loan) => boolean]>([
    ['', () => true],
    ['(where: { status: { eq: ACTIVE } })', ({ status }) => status === 'ACTIVE'],
    ['(where: { principalUsd: { gt: 20 } })', ({ amount }) => (amount ?? 0) > 20],
    ['(where: { principalUsd: { isNull: true } })', ({ amount }) => amount === null],
    ['(where: { creditor: { country: { code: { eq: "A" } } } })', ({ creditor }) => creditor === 'country:A'],
    ['(sources: ["source:one"])', (loan) => sourcesOf(loan).has('source:one')],
    [
      '(sources: ["source:cited", "source:three"])',
      ({ sources }) => sources.includes('source:cited') || sources.includes('source:three'),
    ],
    ['(at: "2009-12-31", inForce: POSSIBLE)', ({ from }) => from === null || from < '2010'],
    ['(where: { id: { eq: "nothing" } })', () => false],
  ])(
    'are set side by side: loans%s',
    async (given, meets) => {
      const answer = (await loans(given, `aggregate { ${FIELDS} }`)) as { readonly aggregate: Told };
      const meant = LOANS.filter(meets);
      // A day applies to what is below as well.
      expect(found(answer.aggregate)).toEqual(expected(meant, given.startsWith('(at:') ? meant : LOANS));
    },
    TIMEOUT_MS,
  );

  test(
    'are those of each owner below a list',
    async () => {
      const { countries } = (await ask(
        `{ countries { nodes { id loansGiven { aggregate { ${FIELDS} } } loansReceived { aggregate { ${FIELDS} } } } } }`,
      )) as unknown as { readonly countries: { readonly nodes: readonly Owner[] } };
      expect(countries.nodes).toHaveLength(COUNTRIES.length);
      for (const { id, loansGiven, loansReceived } of countries.nodes) {
        expect(found(loansGiven.aggregate)).toEqual(expected(LOANS.filter(({ creditor }) => creditor === id)));
        expect(found(loansReceived.aggregate)).toEqual(expected(LOANS.filter(({ debtor }) => debtor === id)));
      }
    },
    TIMEOUT_MS,
  );

  test(
    'are those of each group',
    async () => {
      const groups = async (by: string, key: string): Promise<readonly Group[]> =>
        ((await loans('', `groupBy(by: [${by}]) { ${key} aggregate { ${FIELDS} } }`)) as { groupBy: readonly Group[] })
          .groupBy;
      const byStatus = await groups('STATUS', 'status');
      const byDebtor = await groups('DEBTOR', 'debtor { id name }');
      const byStated = await groups('SOURCE', 'source { id title }');
      for (const { status, aggregate } of byStatus) {
        expect(found(aggregate)).toEqual(expected(LOANS.filter((loan) => loan.status === status)));
      }
      for (const { debtor, aggregate } of byDebtor) {
        expect(found(aggregate)).toEqual(expected(LOANS.filter((loan) => loan.debtor === (debtor?.id ?? null))));
      }
      for (const { source, aggregate } of byStated) {
        expect(found(aggregate)).toEqual(expected(LOANS.filter(({ sources }) => sources.includes(source?.id ?? ''))));
      }
      expect([byStatus, byDebtor, byStated].map(({ length }) => length)).toEqual([3, 7, 5]);
    },
    3 * TIMEOUT_MS,
  );

  test('are alike under aliases, and by their ids alone', async () => {
    const ids = 'bySource { source { id } amountUsd } overlaps { sides { source { id } } }';
    const { a, b, c } = (await loans(
      '',
      `a: aggregate { ${ids} } b: aggregate { bySource { amountUsd } } c: aggregate { all: bySource { source { title } } }`,
    )) as Readonly<Record<string, Readonly<Record<string, readonly Record<string, unknown>[]>>>>;
    expect(a?.bySource).toHaveLength(3);
    expect(b?.bySource).toEqual(a?.bySource?.map(({ amountUsd }) => ({ amountUsd })));
    expect(c?.all).toEqual(a?.bySource?.map(({ source }) => ({ source: { title: (source as { id: string }).id } })));
  });
});

interface Aggregated {
  readonly aggregate: Told;
}

interface Owner {
  readonly id: string;
  readonly loansGiven: Aggregated;
  readonly loansReceived: Aggregated;
}

interface Group extends Aggregated {
  readonly status?: string;
  readonly debtor?: { readonly id: string } | null;
  readonly source?: { readonly id: string };
}
