import neo4j from 'neo4j-driver';

/**
 * A driver on the Neo4j that the environment names.
 * @param {Readonly<Record<string, string | undefined>>} settings
 * @returns {import('neo4j-driver').Driver}
 */
export function connect({ NEO4J_URI = '', NEO4J_USER = '', NEO4J_PASSWORD = '' }) {
  return neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD), {
    disableLosslessIntegers: true,
    fetchSize: -1,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
}

/**
 * Asks in the fastest way that the driver has: an auto-commit transaction in read mode.
 * @param {import('neo4j-driver').Driver} driver
 * @param {string} text
 * @param {Record<string, unknown>} parameters
 * @returns {Promise<any[]>} the rows by column
 */
export async function ask(driver, text, parameters) {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run(text, parameters);
    return records.map((record) => record.toObject());
  } finally {
    await session.close();
  }
}
