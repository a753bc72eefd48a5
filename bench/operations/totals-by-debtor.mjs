/** @param {any[]} rows @param {(row: any) => unknown[]} read */
const totals = (rows, read) => rows.map(read).sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));

/** @type {import('./types.mjs').Operation} */
export const totalsByDebtor = {
  key: 'f',
  title: 'total and average principal by debtor',
  parameters: () => [{}],
  entente: {
    query: `{
      loans {
        groupBy(by: [DEBTOR], first: 1000) {
          debtor { ... on Country { code } }
          aggregate { count principalUsd { sum avg } }
        }
      }
    }`,
    read: (data) =>
      totals(data.loans.groupBy, ({ debtor, aggregate: { count, principalUsd } }) => [
        debtor.code,
        count,
        principalUsd.sum,
        principalUsd.avg,
      ]),
  },
  peer: {
    query: `{
      countries {
        code
        loansReceivedConnection { aggregate { count { nodes } node { principalUsd { sum average } } } }
      }
    }`,
    read: (data) =>
      totals(data.countries, ({ code, loansReceivedConnection: { aggregate } }) => [
        code,
        aggregate.count.nodes,
        aggregate.node.principalUsd.sum,
        aggregate.node.principalUsd.average,
      ]),
  },
  naive: {
    query: '{ countries { code owed { count sum average } } }',
    read: (data) => totals(data.countries, ({ code, owed }) => [code, owed.count, owed.sum, owed.average]),
  },
  postgraphile: {
    query: `{
      allCountries {
        nodes { code loansByDebtorId { totalCount aggregates { sum { principalUsd } average { principalUsd } } } }
      }
    }`,
    read: (data) =>
      totals(data.allCountries.nodes, ({ code, loansByDebtorId: { totalCount, aggregates } }) => [
        code,
        totalCount,
        aggregates.sum.principalUsd,
        aggregates.average.principalUsd,
      ]),
  },
  cypher: {
    text: `
      MATCH (l:Loan)-[:DEBTOR]->(c:Country)
      WITH c, count(l) AS count, sum(l.principalUsd) AS sum, avg(l.principalUsd) AS average
      RETURN c.code AS code, count, sum, average`,
    read: (rows) => totals(rows, ({ code, count, sum, average }) => [code, count, sum, average]),
  },
  sql: {
    text: `
      SELECT c.code, t.count, t.sum, t.average
      FROM (
        SELECT debtor_id, count(*) AS count, sum(principal_usd) AS sum, avg(principal_usd) AS average
        FROM loan GROUP BY debtor_id
      ) t JOIN country c ON c.id = t.debtor_id`,
    read: (rows) => totals(rows, ({ code, count, sum, average }) => [code, count, sum, average]),
  },
};
