import { someCodes } from './parameters.mjs';

const FIELDS = 'code name officialName region latitude';

/** @type {import('./types.mjs').Operation} */
export const countryByCode = {
  key: 'a',
  title: 'country by code, 5 scalars',
  parameters: someCodes,
  entente: {
    query: `query ($code: String!) { country(code: $code) { ${FIELDS} } }`,
    read: (data) => data.country,
  },
  peer: {
    query: `query ($code: String!) { countries(where: { code: { eq: $code } }) { ${FIELDS} } }`,
    read: (data) => data.countries[0],
  },
  naive: {
    query: `query ($code: String!) { country(code: $code) { ${FIELDS} } }`,
    read: (data) => data.country,
  },
  postgraphile: {
    query: `query ($code: String!) { countryByCode(code: $code) { ${FIELDS} } }`,
    read: (data) => data.countryByCode,
  },
  cypher: {
    text: `
      MATCH (c:Country {code: $code})
      RETURN c.code AS code, c.name AS name, c.officialName AS officialName, c.region AS region, c.latitude AS latitude`,
    read: (rows) => rows[0],
  },
  sql: {
    text: 'SELECT code, name, official_name AS "officialName", region, latitude FROM country WHERE code = $1',
    values: ['code'],
    read: (rows) => rows[0],
  },
};
