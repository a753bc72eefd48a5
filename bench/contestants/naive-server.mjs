import { readFile } from 'node:fs/promises';
import { buildASTSchema, parse } from 'graphql';
import neo4j from 'neo4j-driver';
import { ask, connect } from './driver.mjs';
import { listen } from './listen.mjs';

const driver = connect(process.env);

/**
 * A resolver that runs a statement for each parent. `$id` is the parent's; the column `v` is what it answers.
 * @param {string} text
 * @returns {(parent: any, variables: any) => Promise<any[]>}
 */
const list = (text) => async (parent, variables) => {
  const { first, ...rest } = variables;
  const limit = first === undefined ? {} : { first: neo4j.int(first) };
  const rows = await ask(driver, text, { id: parent?.id ?? null, ...rest, ...limit });
  return rows.map(({ v }) => v);
};

/** @param {string} text */
const one = (text) => {
  const all = list(text);
  return async (/** @type {any} */ parent, /** @type {any} */ variables) => (await all(parent, variables))[0] ?? null;
};

/** @type {Record<string, Record<string, (parent: any, variables: any) => Promise<unknown>>>} */
const resolvers = {
  Query: {
    country: one('MATCH (n:Country {code: $code}) RETURN properties(n) AS v'),
    countries: (parent, { from = '', first = 1_000_000 }) =>
      list('MATCH (n:Country) WHERE n.name >= $from RETURN properties(n) AS v ORDER BY n.name, n.id LIMIT $first')(
        parent,
        { from, first },
      ),
    countryCount: one('MATCH (n:Country) WHERE n.name >= $from RETURN count(n) AS v'),
    alliances: list('MATCH (n:Alliance) RETURN properties(n) AS v ORDER BY n.name, n.id LIMIT $first'),
    loanCount: one('MATCH (n:Loan) RETURN count(n) AS v'),
    person: (_, { id }) => one('MATCH (n:Person {id: $id}) RETURN properties(n) AS v')({ id }, {}),
  },
  Country: {
    largestLoans: list(
      `MATCH (:Country {id: $id})<-[:CREDITOR]-(l:Loan)
       RETURN properties(l) AS v ORDER BY l.principalUsd DESC, l.id LIMIT $first`,
    ),
    newestLoans: list(
      `MATCH (:Country {id: $id})<-[:CREDITOR]-(l:Loan)
       RETURN properties(l) AS v ORDER BY l.from DESC, l.id LIMIT $first`,
    ),
    loansAbove: list(
      `MATCH (:Country {id: $id})<-[:CREDITOR]-(l:Loan) WHERE l.principalUsd > $amount
       RETURN properties(l) AS v`,
    ),
    loanCount: one('MATCH (:Country {id: $id})<-[:CREDITOR]-(l:Loan) RETURN count(l) AS v'),
    owed: one(
      `MATCH (:Country {id: $id})<-[:DEBTOR]-(l:Loan)
       RETURN { count: count(l), sum: sum(l.principalUsd), average: avg(l.principalUsd) } AS v`,
    ),
    memberships: list(
      'MATCH (:Country {id: $id})<-[:MEMBER]-(m:Membership) RETURN properties(m) AS v ORDER BY m.id LIMIT $first',
    ),
    membershipCount: one('MATCH (:Country {id: $id})<-[:MEMBER]-(m:Membership) RETURN count(m) AS v'),
    leaders: list(
      `MATCH (:Country {id: $id})<-[:COUNTRY]-(t:Tenure)-[:HOLDER]->(p:Person)
       WHERE t.rank IN ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT'] RETURN DISTINCT properties(p) AS v`,
    ),
  },
  Membership: { alliance: one('MATCH (:Membership {id: $id})-[:ALLIANCE]->(a:Alliance) RETURN properties(a) AS v') },
  Loan: { debtor: one('MATCH (:Loan {id: $id})-[:DEBTOR]->(c:Country) RETURN properties(c) AS v') },
};

const schema = buildASTSchema(parse(await readFile(new URL('./naive.graphql', import.meta.url), 'utf8')));
for (const [typeName, fields] of Object.entries(resolvers)) {
  const type = /** @type {import('graphql').GraphQLObjectType} */ (schema.getType(typeName));
  for (const [name, resolve] of Object.entries(fields)) {
    const field = type.getFields()[name];
    if (!field) throw new Error(`The schema has no ${typeName}.${name}`);
    field.resolve = resolve;
  }
}
await listen(schema, {}, () => driver.close());
