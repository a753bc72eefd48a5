/** A column of a table by its name. @param {readonly string[]} header @param {string} name */
const at = (header, name) => header.indexOf(name);

/** No value of the generated memberships has a comma. @param {string} text */
function rowsOf(text) {
  const [header = [], ...rows] = text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const columns = ['fact', 'target', 'source', 'status', 'from', 'evidence'].map((name) => at(header, name));
  return rows.map((row) => columns.map((column) => row[column]).join(' ')).sort();
}

/** @type {import('../operations/types.mjs').Operation} */
export const slice = {
  key: 'slice',
  title: 'all memberships as a table, with their countries, alliances and sources',
  parameters: () => [{}],
  entente: { query: '/export/csv?all=true&facts=MEMBERSHIP', read: rowsOf },
  cypher: {
    text: `
      MATCH (f:Membership)
      MATCH (f)-[:MEMBER]->(c:Country)
      MATCH (f)-[:ALLIANCE]->(a:Alliance)
      CALL (f) {
        MATCH (f)<-[:ABOUT]-(:Statement)-[:SOURCE]->(s:Source)
        RETURN collect(DISTINCT [s.id, s.title]) AS sources
      }
      RETURN f.id AS fact, c.id AS country, c.name AS countryName, a.id AS alliance, a.name AS allianceName,
        f.status AS status, f.obligations AS obligations, f.from AS from, f.fromPrecision AS fromPrecision, f.until AS until,
        f.untilPrecision AS untilPrecision, f.firstObserved AS firstObserved, f.lastObserved AS lastObserved,
        f.disputed AS disputed, f.statementCount AS statements, sources
      ORDER BY fact`,
    read: (rows) =>
      rows
        .map(({ fact, country, alliance, status, from, sources }) =>
          [fact, country, alliance, status, from, sources.length].join(' '),
        )
        .sort(),
  },
};
