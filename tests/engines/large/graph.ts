import type { ParamValue } from '../../../src/cypher/index.ts';
import { inForceBounds } from '../../../src/domain/index.ts';
import { indexSpecs, type StoredProperties, storedForm, valueLists } from '../../../src/evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../../src/graph/index.ts';
import { nodeType } from '../../../src/model/index.ts';
import { askGraph, type Data, model } from '../../support/ask.ts';

/** One chunk of the embedded engine and some more, and more than its rows can be numbered in 16 bits. */
export const SIZES = [3_000, 66_000] as const;

export const COUNTRIES = 200;
export const ALLIANCES = 20;

/** Rows that one statement writes. */
const BATCH = 10_000;

const STATUSES = ['ACTIVE', 'COMMITTED', 'DEFAULTED', 'REPAID'] as const;

/** A loan of the large graph: each from an organization of its own, all to one country. */
export interface LargeLoan {
  readonly id: string;
  readonly creditor: string;
  readonly principalUsd: number | null;
  readonly status: string;
  readonly instrument: string;
  readonly from: string;
}

/** What the graph has, as a plain list to reckon from. The numbers step through their ranges out of order. */
export const loansOf = (size: number): readonly LargeLoan[] =>
  Array.from({ length: size }, (_, index) => ({
    id: `loan:l${index}`,
    creditor: `organization:o${index}`,
    principalUsd: index % 10 === 9 ? null : ((index * 7_919) % 1_009) + 1,
    status: STATUSES[index % STATUSES.length] ?? '',
    instrument: `kind ${(index * 31) % 5_000}`,
    from: `${1970 + ((index * 17) % 50)}-0${1 + (index % 9)}-1${index % 10}`,
  }));

/** What is written by hand needs the counts that an import would give it. */
const COUNTED = { statementCount: 1n, sourceCount: 1n };
const COUNTS = 'statementCount: 1, sourceCount: 1';

/** A country that as many organizations lend to, each loan with a statement of one source; and 20 alliances of 200 countries. */
export async function fillLarge(graph: GraphPort, size: number): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  const loans = loansOf(size);
  const codes = ['HUB', ...Array.from({ length: COUNTRIES - 1 }, (_, index) => `C${index}`)];
  const members = codes.flatMap((code) => Array.from({ length: ALLIANCES }, (_, alliance) => [code, String(alliance)]));
  await graph.write([
    {
      text: `UNWIND $codes AS c CREATE (:Country {id: 'country:' + c, code: c, name: c, ${COUNTS}})`,
      params: { codes: [...codes, 'LONE'] },
    },
    {
      text: `UNWIND range(0, $last) AS i CREATE (:Alliance {id: 'alliance:a' + toString(i), name: 'A' + toString(i),
             kind: 'TREATY', aliases: [], obligations: ['DEFENSE'], ${COUNTS}})`,
      params: { last: BigInt(ALLIANCES - 1) },
    },
    {
      text: "CREATE (:Source {id: 'source:s', kind: 'DATASET', title: 'S', precedence: 0, clearance: 'PUBLIC'})",
      params: {},
    },
    {
      text: `UNWIND $members AS r MATCH (c:Country {code: r[0]}) MATCH (a:Alliance {id: 'alliance:a' + r[1]})
             CREATE (m:Membership {id: 'membership:' + r[0] + '-' + r[1], status: 'MEMBER', disputed: false, from: '2000-01-01', ${COUNTS}})
             SET m += $bounds
             CREATE (m)-[:MEMBER]->(c) CREATE (m)-[:ALLIANCE]->(a)`,
      params: { members, bounds: { ...inForceBounds({ from: '2000-01-01' }) } },
    },
  ]);
  const rows = loans.map(rowOf);
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH);
    await graph.write(CREATES.map((text): GraphStatement => ({ text, params: { rows: some } })));
  }
}

/** The nodes of a loan, as what writes them would store them. */
function rowOf({ id, creditor, principalUsd, ...loan }: LargeLoan, index: number): ParamValue {
  const common = { fromPrecision: 'DAY', umbrella: false, disputed: false, repayment: [] };
  const values = valueLists([{ property: 'status', value: loan.status, original: null, precision: null }]);
  const said = { ...values, statedOf: id, basis: 'REPORTED', recordedAt: '2026-01-01T00:00:00.000Z' };
  return {
    lender: stored('Organization', { id: creditor, name: `Bank ${index}`, aliases: [], ...COUNTED }),
    loan: stored('Loan', { id, ...loan, ...common, ...COUNTED }),
    amount: principalUsd,
    said: stored('Statement', { id: `statement:${id}`, ...said }),
  };
}

const stored = (type: string, properties: StoredProperties) => storedForm(nodeType(model, type), properties);

const CREATES = [
  'UNWIND $rows AS r CREATE (o:Organization {id: r.lender.id}) SET o = r.lender',
  `UNWIND $rows AS r MATCH (o:Organization {id: r.lender.id}) MATCH (h:Country {code: 'HUB'})
   CREATE (l:Loan {id: r.loan.id}) SET l = r.loan SET l.principalUsd = toFloat(r.amount)
   CREATE (l)-[:CREDITOR]->(o) CREATE (l)-[:DEBTOR]->(h)`,
  `UNWIND $rows AS r MATCH (l:Loan {id: r.loan.id}) MATCH (s:Source {id: 'source:s'})
   CREATE (t:Statement {id: r.said.id}) SET t = r.said
   CREATE (t)-[:ABOUT]->(l) CREATE (t)-[:SOURCE]->(s)`,
];

/** What an operation answers that may cost whatever it likes. */
export async function answerOf(
  graph: GraphPort,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const { result } = await askGraph(graph, query, variables, { costLimit: 1e12, timeoutMs: 60_000 });
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.data ?? {};
}
