import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { connect } from './contestants/driver.mjs';
import { startEntente } from './contestants/start.mjs';
import { sizeOf } from './graph/size.mjs';
import { Field } from './lib/field.mjs';
import { readOptions } from './lib/options.mjs';
import { profileStatement } from './measure/profile.mjs';
import { short, table } from './report/table.mjs';

/**
 * The statement that entente makes of an operation.
 * @param {string} url
 * @param {string} query
 * @param {Record<string, unknown>} variables
 * @returns {Promise<{ text: string, params: Record<string, unknown> }>}
 */
async function statementOf(url, query, variables) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-entente-explain': '1' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors, extensions } = /** @type {any} */ (await answer.json());
  if (errors) throw new Error(JSON.stringify(errors));
  return extensions.cypher[0];
}

/**
 * Sets entente's statements beside the hand-written ones, in the database alone.
 * @param {ReturnType<typeof readOptions>} options
 * @param {AbortSignal} signal
 */
async function profile({ operations, scale, data }, signal) {
  const field = new Field({ data, say: console.error, signal });
  try {
    const { neo4j } = await field.place(scale);
    const driver = connect(neo4j.settings);
    const server = await startEntente({ ...neo4j.settings, EXPLAIN: 'true' });
    const rows = [];
    try {
      for (const { key, parameters, entente, cypher } of operations) {
        const variables = parameters(sizeOf(scale))[0] ?? {};
        const { text, params } = await statementOf(server.url, entente.query, variables);
        console.log(`${key}: ${JSON.stringify(params)}\n${text}\n`);
        const ours = await profileStatement(driver, text, params);
        const theirs = await profileStatement(driver, cypher.text, variables);
        rows.push([key, 'entente', String(ours.hits), short(ours.p50), ours.heaviest]);
        rows.push(['', 'by hand', String(theirs.hits), short(theirs.p50), theirs.heaviest]);
      }
    } finally {
      await server.stop();
      await driver.close();
    }
    console.log(table(['', 'statement', 'db hits', 'p50 in ms', 'heaviest operators'], rows));
  } finally {
    await field.close();
  }
}

await runMain(async () => {
  await profile(readOptions(process.argv.slice(2)), abortOnSignals());
  return 0;
});
