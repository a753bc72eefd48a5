/**
 * The ten largest loans of the country `c`, each with its debtor and the names of that one's alliances.
 * @param {string} [more] what else is asked of a debtor `d`
 */
export const largestLoansOf = (more = '') => `CALL (c) {
        MATCH (c)<-[:CREDITOR]-(l:Loan)
        WITH l ORDER BY l.principalUsd DESC, l.id LIMIT 10
        MATCH (l)-[:DEBTOR]->(d:Country)
        CALL (d) {
          MATCH (d)<-[:MEMBER]-(m:Membership)
          WITH m ORDER BY m.id LIMIT 40
          MATCH (m)-[:ALLIANCE]->(a:Alliance)
          RETURN collect(a.name) AS alliances
        }
        RETURN collect({
          id: l.id, principalUsd: l.principalUsd, status: l.status, from: l.from,
          debtor: { code: d.code, name: d.name, alliances: alliances${more} }
        }) AS loans
      }`;
