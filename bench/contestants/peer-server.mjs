import { readFile } from 'node:fs/promises';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { connect } from './driver.mjs';
import { listen } from './listen.mjs';

const driver = connect(process.env);
const library = new Neo4jGraphQL({
  typeDefs: await readFile(new URL('./peer.graphql', import.meta.url), 'utf8'),
  driver,
  features: { filters: { String: { GT: true, GTE: true, LT: true, LTE: true } } },
});
await listen(await library.getSchema(), {}, () => driver.close());
