import { createReadStream } from 'node:fs';
import grafeo from '@grafeo-db/js';
import { parse } from 'csv-parse';
import neo4j from 'neo4j-driver';
import { connect } from '../contestants/driver.mjs';

/**
 * The loader that one would write for just these rows: `node by-hand.mjs FILE ROWS-AT-ONCE`, into the graph that the
 * environment names. It makes the same nodes and relationships as an import of the file by `loans.yaml`, checks
 * nothing, settles nothing and cannot be run twice.
 */
const SOURCE = 'source:bench-loans';
const RECORDED_AT = '2026-11-26T00:00:00Z';

/** The fields of a loan that a statement gives, in its order, and what parts them in the stored text. */
const STATED = /** @type {const} */ ([
  'principal',
  'currency',
  'principalUsd',
  'usdBasis',
  'status',
  'umbrella',
  'from',
  'creditor',
  'debtor',
]);
const JOINT = '\u001f';
const PROPERTIES = STATED.join(JOINT);
const PRECISIONS = STATED.map((property) => (property === 'from' ? 'DAY' : '')).join(JOINT);

const TEXT = `UNWIND $rows AS r
  MATCH (creditor:\`Country\` {\`id\`: r.creditor}) MATCH (debtor:\`Country\` {\`id\`: r.debtor})
  MATCH (source:\`Source\` {\`id\`: $source})
  CREATE (l:\`Loan\` {\`id\`: r.props.id}) SET l = r.props SET l.\`principal\` = toFloat(r.props.principal)
  SET l.\`principalUsd\` = toFloat(r.props.principalUsd)
  CREATE (l)-[:\`CREDITOR\`]->(creditor) CREATE (l)-[:\`DEBTOR\`]->(debtor)
  CREATE (t:\`Statement\` {\`id\`: r.stated.id}) SET t = r.stated
  CREATE (t)-[:\`ABOUT\`]->(l) CREATE (t)-[:\`SOURCE\`]->(source)`;

/**
 * @param {Record<string, string>} row
 * @param {number} number
 */
function parametersOf(row, number) {
  const id = `loan:bench-${row.ref}`;
  const [creditor, debtor] = [`country:${row.creditor}`, `country:${row.debtor}`];
  const principal = Number(row.amount);
  const props = {
    id,
    principal,
    principalUsd: principal,
    currency: 'USD',
    usdBasis: 'REPORTED',
    status: row.status,
    repayment: [],
    umbrella: false,
    disputed: false,
    statementCount: 1n,
    sourceCount: 1n,
    from: row.signed,
    fromPrecision: 'DAY',
  };
  const values = { ...props, creditor, debtor };
  const originals = STATED.map((property) => {
    if (property === 'creditor') return row.creditor;
    return property === 'debtor' ? row.debtor : '';
  });
  const stated = {
    id: `statement:bench-loans-${number}-loan`,
    statedOf: id,
    properties: PROPERTIES,
    values: STATED.map((property) => String(values[property])).join(JOINT),
    originals: originals.join(JOINT),
    precisions: PRECISIONS,
    summary: `Generated loans gives principal as ${row.amount}, status as ${row.status} and from as ${row.signed}.`,
    locator: BigInt(number),
    basis: 'REPORTED',
    recordedAt: RECORDED_AT,
  };
  return { creditor, debtor, props, stated };
}

/** @returns {{ run: (text: string, parameters: Record<string, any>) => Promise<unknown>, close: () => Promise<void> }} */
function open() {
  const path = process.env.GRAPH_PATH;
  if (path !== undefined) {
    const db = grafeo.GrafeoDB.open(path);
    return {
      run: async (text, parameters) => {
        const transaction = db.beginTransaction();
        await transaction.executeCypher(text, parameters);
        transaction.commit();
      },
      close: async () => {
        db.walCheckpoint();
        db.close();
      },
    };
  }
  const driver = connect(process.env);
  const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
  return {
    run: (text, parameters) => session.executeWrite((transaction) => transaction.run(text, parameters)),
    close: () => driver.close(),
  };
}

const [file = '', size = '500'] = process.argv.slice(2);
const graph = open();
await graph.run('MERGE (s:`Source` {`id`: $source}) SET s.`kind` = "DATASET", s.`title` = "Generated loans"', {
  source: SOURCE,
});
let rows = [];
let number = 0;
for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
  rows.push(parametersOf(row, ++number));
  if (rows.length < Number(size)) continue;
  await graph.run(TEXT, { rows, source: SOURCE });
  rows = [];
}
if (rows.length > 0) await graph.run(TEXT, { rows, source: SOURCE });
await graph.close();
