import { fileURLToPath } from 'node:url';

/** The release of Neo4j that the project is built and tested on. `docker-compose.yml` names the same one. */
export const NEO4J_VERSION = '5.26.16';

/** Settings of every Neo4j started here, by their names in `neo4j.conf`. `docker-compose.yml` sets the same. */
export const NEO4J_SETTINGS = Object.freeze({
  'server.http.enabled': 'false',
  'dbms.usage_report.enabled': 'false',
  'server.memory.heap.max_size': '1g',
  'server.memory.pagecache.size': '256m',
});

/** The only user of a Neo4j that was just set up. */
export const NEO4J_USER = 'neo4j';

/** The password where `NEO4J_PASSWORD` says none. Such a Neo4j listens on this machine only. */
export const DEFAULT_PASSWORD = 'entente-neo4j';

/** The port where neither `--port` nor `NEO4J_BOLT_PORT` says one. */
export const DEFAULT_PORT = 7687;

/** The project's root, with a slash at its end. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));
