import { Pool } from 'undici';
import { MOST_AT_ONCE } from './pool.mjs';

/** Slow contestants need this long, in milliseconds. */
const PATIENCE_MS = 600_000;

/**
 * A contestant that is asked over HTTP, on connections that are kept.
 * @param {object} parts
 * @param {string} parts.name
 * @param {string} parts.title
 * @param {'entente' | 'peer' | 'naive' | 'postgraphile' | 'cypher'} parts.dialect how operations are worded
 * @param {number} parts.scale
 * @param {number} parts.databasePid
 * @param {import('../lib/server.mjs').RunningServer} server
 * @returns {import('./types.mjs').Contestant}
 */
export function overHttp({ name, title, dialect, scale, databasePid }, server) {
  const { origin, pathname } = new URL(server.url);
  const pool = new Pool(origin, {
    connections: MOST_AT_ONCE,
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
  });

  /** @param {string} query @param {Record<string, unknown>} variables */
  const post = async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await pool.request({ method: 'POST', path: pathname, headers, body });
    const bytes = await answer.body.arrayBuffer();
    if (answer.statusCode === 200) return bytes;
    throw new Error(`${title} answers ${answer.statusCode}: ${Buffer.from(bytes).toString().slice(0, 2000)}`);
  };

  /** @param {string} path */
  const download = async (path) => {
    const answer = await pool.request({ method: 'GET', path });
    const text = Buffer.from(await answer.body.arrayBuffer()).toString();
    if (answer.statusCode === 200) return text;
    throw new Error(`${title} answers ${answer.statusCode}: ${text.slice(0, 2000)}`);
  };

  /** @param {string} query @param {Record<string, unknown>} variables */
  const ask = async (query, variables) => {
    const { data, errors } = JSON.parse(Buffer.from(await post(query, variables)).toString());
    if (errors) throw new Error(`${title} answers with errors: ${JSON.stringify(errors).slice(0, 2000)}`);
    return data;
  };

  /** @param {import('../operations/types.mjs').Operation} operation */
  const wordsOf = (operation) => {
    if (dialect === 'cypher') return { text: operation.cypher.text, read: operation.cypher.read };
    const asked = operation[dialect];
    if (!asked) throw new Error(`${title} has no such question as ${operation.key}`);
    return { text: asked.query, read: asked.read };
  };

  return {
    name,
    title,
    scale,
    pid: server.pid,
    databasePid,
    run: async (operation, variables) => {
      const { text } = wordsOf(operation);
      await (text.startsWith('/') ? download(text) : post(text, variables));
    },
    answer: async (operation, variables) => {
      const { text, read } = wordsOf(operation);
      return read(await (text.startsWith('/') ? download(text) : ask(text, variables)));
    },
    stop: async () => {
      await pool.close();
      await server.stop();
    },
  };
}
