import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../app/index.ts';
import { type Authenticator, openAuthenticator } from '../callers/index.ts';
import { loadDocuments } from './documents/load-documents.ts';
import type { TrustedDocuments } from './documents/trusted-documents.ts';
import { FoundProblems } from './found-problems.ts';
import { apiAddress, checkAddress } from './listen.ts';
import { type OpenedObservers, openObservers } from './observe/open.ts';
import { requireRedisClient } from './rates/redis-counter.ts';

/** What a server needs beside its graphs. */
export interface Surroundings {
  readonly authenticator: Authenticator;
  readonly documents: TrustedDocuments;
  readonly observers: OpenedObservers;
}

/** What is known of the settings. */
export interface Findings {
  /** What keeps the server from starting. */
  readonly problems?: readonly string[];
  /** What does not, but may be a mistake. */
  readonly warnings?: readonly string[];
}

/**
 * Opens what the settings name beside graphs, and checks all that can be known without those. Warns in the log.
 * @throws {ConfigError} with all problems, if there are several or those of settings, otherwise the error of the only one.
 */
export async function openSurroundings(
  config: Config,
  schema: GraphQLSchema,
  logger: FastifyBaseLogger,
  { problems = [], warnings = [] }: Findings,
): Promise<Surroundings> {
  for (const warning of warnings) logger.warn(warning);
  const found = new FoundProblems(problems);
  const authenticator = await found.in(() => openAuthenticator(config.callers, logger));
  const documents = await found.in(() => loadDocuments(config.documents, schema, logger));
  await found.in(() => checkAddress(apiAddress(config)));
  if (config.rates?.redisUrl !== undefined) await found.in(requireRedisClient);
  const observers = await found.in(() => openObservers(config, logger));
  try {
    found.check();
  } catch (error) {
    await observers?.close();
    throw error;
  }
  if (!authenticator || !documents || !observers) throw new Error('Something is not open, and no problem was found');
  return { authenticator, documents, observers };
}
