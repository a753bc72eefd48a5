import neo4j from 'neo4j-driver';

/** How often a statement is timed, after as many runs to warm it. */
const RUNS = 15;

/**
 * What a statement costs in the database alone.
 * @typedef {object} Profile
 * @property {number} hits of the database, that is accesses to its store
 * @property {number} p50 through the driver, in milliseconds
 * @property {string} heaviest the operators with the most hits
 */

/**
 * Profiles a statement, and times it without that.
 * @param {import('neo4j-driver').Driver} driver
 * @param {string} text
 * @param {Record<string, unknown>} given
 * @returns {Promise<Profile>}
 */
export async function profileStatement(driver, text, given) {
  const parameters = integers(given);
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const times = [];
    for (let run = 0; run < 2 * RUNS; run++) {
      const start = performance.now();
      await session.run(text, parameters);
      if (run >= RUNS) times.push(performance.now() - start);
    }
    const { summary } = await session.run(`PROFILE ${text}`, parameters);
    const operators = summary.profile ? flat(summary.profile) : [];
    return {
      hits: operators.reduce((sum, { dbHits }) => sum + dbHits, 0),
      p50: Number(times.sort((one, other) => one - other)[Math.floor(times.length / 2)]),
      heaviest: operators
        .sort((one, other) => other.dbHits - one.dbHits)
        .slice(0, 4)
        .filter(({ dbHits }) => dbHits > 0)
        .map(({ operatorType, dbHits }) => `${operatorType.replace('@neo4j', '')} ${dbHits}`)
        .join(', '),
    };
  } finally {
    await session.close();
  }
}

/**
 * @param {import('neo4j-driver').ProfiledPlan} plan
 * @returns {import('neo4j-driver').ProfiledPlan[]}
 */
const flat = (plan) => [plan, ...plan.children.flatMap(flat)];

/**
 * JSON does not tell whole floats from integers, and page sizes must be integers.
 * @param {Record<string, unknown>} parameters
 */
function integers(parameters) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      Number.isInteger(value) ? neo4j.int(Number(value)) : value,
    ]),
  );
}
