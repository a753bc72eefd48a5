export { readCodeMeanings } from './countries/code-meanings.ts';
export { CountryCodes } from './countries/country-codes.ts';
export { type CountryRecord, countryRecord, RECORD_FIELDS } from './countries/country-record.ts';
export { readMapping } from './read-mapping.ts';
export { RowMapper } from './row-mapper.ts';
