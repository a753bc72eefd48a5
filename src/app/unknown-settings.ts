import { editDistance, suggest } from '../domain/index.ts';
import { SETTINGS } from './settings.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Variables that belong into `.env` for other programs: `npm run neo4j`, `docker compose`, Node.js and OpenTelemetry. */
const OF_OTHERS = /^(?:(?:NEO4J_BOLT_PORT|PUBLISH)$|(?:COMPOSE|DOCKER|NODE|OTEL)_)/;

/** A name with more wrong letters is another program's. */
const MAX_WRONG = 2;

/**
 * What is given and is no setting, one line for each: all that is in the file `.env`, and what is nearly a setting in the
 * environment, which has the variables of all programs. It may be an audit log or a clearance that somebody relies on.
 */
export function unknownSettings(environment: Variables, file: Variables): readonly string[] {
  const inFile = unknownIn(file).filter((name) => misspelt(name) !== undefined || !OF_OTHERS.test(name));
  const outside = unknownIn(environment).filter((name) => !(name in file) && misspelt(name) !== undefined);
  return [...inFile.map((name) => lineOf(name, ' in .env')), ...outside.map((name) => lineOf(name, ''))];
}

const unknownIn = (given: Variables): readonly string[] =>
  Object.keys(given).filter((name) => given[name] !== undefined && given[name] !== '' && !SETTINGS.includes(name));

const lineOf = (name: string, where: string): string =>
  `${name}${where} is no setting and does nothing: ${end(misspelt(name))}`;

const end = (meant: string | undefined): string =>
  meant === undefined ? '.env.example lists all settings' : `did you mean ${meant}?`;

/** The setting that a name may be meant for. */
function misspelt(name: string): string | undefined {
  const same = SETTINGS.find((setting) => bare(setting) === bare(name));
  if (same !== undefined) return same;
  const near = suggest(name, SETTINGS);
  return near !== undefined && editDistance(name.toUpperCase(), near, MAX_WRONG) <= MAX_WRONG ? near : undefined;
}

const bare = (name: string): string => name.replaceAll(/[_-]/g, '').toUpperCase();
