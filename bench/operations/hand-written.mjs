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

/**
 * The same in SQL, as the column `loans` of a country `c`.
 * @param {string} [more] what else is asked of a debtor `d`
 */
export const largestLoansInSql = (more = '') => `(
        SELECT json_agg(loan) FROM (
          SELECT json_build_object(
            'id', l.id, 'principalUsd', l.principal_usd, 'status', l.status, 'from', l."from",
            'debtor', json_build_object('code', d.code, 'name', d.name, 'alliances', array(
              SELECT a.name FROM membership m JOIN alliance a ON a.id = m.alliance_id
              WHERE m.member_id = d.id ORDER BY m.id LIMIT 40
            )${more})
          ) AS loan
          FROM loan l JOIN country d ON d.id = l.debtor_id
          WHERE l.creditor_id = c.id ORDER BY l.principal_usd DESC, l.id LIMIT 10
        ) l
      ) AS loans`;
