import { Pool, types } from 'pg';
import { MOST_AT_ONCE } from './pool.mjs';

/** PostgreSQL's number of the type of days, which `pg` makes local times of. */
const DATE = 1082;
/** Whole numbers of 64 bits, which `pg` makes texts of. */
const INT8 = 20;

/**
 * Hand-written SQL through `pg`, in this process: no GraphQL and no HTTP.
 * @param {import('../lib/postgres.mjs').LoadedPostgres} postgres
 * @param {number} scale
 * @returns {import('./types.mjs').Contestant}
 */
export function handWrittenSql(postgres, scale) {
  const pool = new Pool({ connectionString: postgres.url, max: MOST_AT_ONCE, types: { getTypeParser } });
  // A connection that PostgreSQL ends while nobody uses it, as at a Ctrl+C: whoever asks next is told.
  pool.on('error', () => undefined);
  /** @param {import('../operations/types.mjs').Operation} operation @param {import('./types.mjs').Variables} variables */
  const ask = async ({ key, sql }, variables) => {
    if (!sql) throw new Error(`There is no SQL for ${key}`);
    const values = (sql.values ?? []).map((name) => variables[name]);
    // With a name, it is parsed and planned once for each connection.
    const { rows } = await pool.query({ name: key, text: sql.text, values });
    return rows;
  };
  return {
    name: 'sql',
    title: 'hand-written SQL',
    scale,
    pid: process.pid,
    databasePid: postgres.pid,
    run: async (operation, variables) => {
      await ask(operation, variables);
    },
    answer: async (operation, variables) => operation.sql?.read(await ask(operation, variables)),
    stop: () => pool.end(),
  };
}

/** @param {number} oid @param {'text' | 'binary'} [format] */
function getTypeParser(oid, format) {
  if (oid === DATE) return String;
  return oid === INT8 ? Number : types.getTypeParser(oid, format);
}
