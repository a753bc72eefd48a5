import { isSafeUrl } from './caller-settings.ts';
import { isLoopback } from './hosts.ts';
import { lowerGraphProblems } from './lower-graph-settings.ts';
import { isUnclear, profileOf } from './profile.ts';

/** The settings as they were given, without empty ones. */
export type Given = Readonly<Record<string, string>>;

/** What is wrong with a setting, given the others. */
interface Contradiction {
  readonly setting: string;
  readonly message: string;
  readonly holds: (given: Given) => boolean;
}

const hasTokens = (given: Given): boolean => given.JWT_JWKS_URL !== undefined || given.JWT_KEY_FILE !== undefined;
const hasCredentials = (given: Given): boolean => hasTokens(given) || given.API_KEYS_FILE !== undefined;
const allowsAnonymous = ({ ANONYMOUS }: Given): boolean => ANONYMOUS === 'allowed';

/** Names of the settings that mean nothing without keys of tokens. */
const OF_TOKENS = [
  ...['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_ALGORITHMS', 'JWT_CLOCK_SKEW_S', 'JWT_ROLE_CLAIM', 'JWT_CLEARANCE_CLAIM'],
] as const;

/** Addresses that stand for all of this machine. */
const ANY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Whether metrics would be served where the API is; 0 is a free port for each. */
function isOnePort({ PORT = '4000', HOST = '127.0.0.1', METRICS_PORT, METRICS_HOST = '127.0.0.1' }: Given): boolean {
  if (METRICS_PORT === undefined || Number(METRICS_PORT) !== Number(PORT) || Number(PORT) === 0) return false;
  return HOST.toLowerCase() === METRICS_HOST.toLowerCase() || [HOST, METRICS_HOST].some((one) => ANY_ADDRESS.has(one));
}

/** Wrong in every profile. */
const ALWAYS: readonly Contradiction[] = [
  {
    setting: 'NODE_ENV',
    message:
      'may be meant for production, and is not spelt so: set NODE_ENV=production, or PROFILE to production or laptop, ' +
      'which counts then. What protects the server is not guessed',
    holds: isUnclear,
  },
  {
    setting: 'METRICS_PORT',
    message: 'must differ from PORT: the server listens there itself. For metrics beside the API, set METRICS=true',
    holds: isOnePort,
  },
  {
    setting: 'NEO4J_PASSWORD',
    message: 'must be set if NEO4J_URI is',
    holds: ({ NEO4J_URI, NEO4J_PASSWORD }) => NEO4J_URI !== undefined && NEO4J_PASSWORD === undefined,
  },
  {
    setting: 'GRAPH_PATH',
    message: 'and NEO4J_URI name different graphs; set only one of them',
    holds: ({ NEO4J_URI, GRAPH_PATH }) => NEO4J_URI !== undefined && GRAPH_PATH !== undefined,
  },
  {
    setting: 'JWT_KEY_FILE',
    message: 'and JWT_JWKS_URL name different keys; set only one of them',
    holds: ({ JWT_JWKS_URL, JWT_KEY_FILE }) => JWT_JWKS_URL !== undefined && JWT_KEY_FILE !== undefined,
  },
  ...(['JWT_ISSUER', 'JWT_AUDIENCE'] as const).map((setting) => ({
    setting,
    message: 'must be set if JWT_JWKS_URL or JWT_KEY_FILE is',
    holds: (given: Given) => hasTokens(given) && given[setting] === undefined,
  })),
  ...OF_TOKENS.map((setting) => ({
    setting,
    message: 'is set, but no key to check tokens with: set JWT_JWKS_URL or JWT_KEY_FILE',
    holds: (given: Given) => given[setting] !== undefined && !hasTokens(given),
  })),
  {
    setting: 'ANONYMOUS_ROLE',
    message: 'is set, but callers without a credential are refused: set ANONYMOUS=allowed',
    holds: (given) => given.ANONYMOUS_ROLE !== undefined && !allowsAnonymous(given),
  },
  {
    setting: 'ANONYMOUS',
    message: 'is refused, and nobody else may ask: set JWT_JWKS_URL, JWT_KEY_FILE or API_KEYS_FILE',
    holds: (given) => given.ANONYMOUS === 'refused' && !hasCredentials(given),
  },
  {
    setting: 'TRUSTED_DOCUMENTS_PATH',
    message: 'is set, but TRUSTED_DOCUMENTS is off: set it to on or only',
    holds: (given) => given.TRUSTED_DOCUMENTS_PATH !== undefined && given.TRUSTED_DOCUMENTS === 'off',
  },
];

/** Passwords that are in this repository, in the manuals of Neo4j or first in any list. */
const KNOWN_PASSWORDS: ReadonlySet<string> = new Set([
  ...['entente-neo4j', 'neo4j', 'password', 'passw0rd', 'changeme', 'change-me', 'letmein', 'secret', 'test'],
  ...[
    'admin',
    'administrator',
    'your-password',
    'yourpassword',
    'neo4jpassword',
    '12345678',
    '123456789',
    '1234567890',
  ],
]);
const MIN_PASSWORD = 8;

const isKnownPassword = (password: string, user = 'neo4j'): boolean =>
  password.length < MIN_PASSWORD || password === user || KNOWN_PASSWORDS.has(password.toLowerCase());

/** Wrong for a server in production. */
const IN_PRODUCTION: readonly Contradiction[] = [
  {
    setting: 'ANONYMOUS',
    message:
      'must be allowed in production if anybody may ask; otherwise set JWT_JWKS_URL or JWT_KEY_FILE for tokens, or API_KEYS_FILE for keys',
    holds: (given) => !hasCredentials(given) && given.ANONYMOUS === undefined,
  },
  {
    setting: 'ANONYMOUS_ROLE',
    message: 'must not be operator in production: an operator has to be known',
    holds: (given) => allowsAnonymous(given) && given.ANONYMOUS_ROLE === 'operator',
  },
  {
    setting: 'ALLOWED_HOSTS',
    message: 'must be set in production if ANONYMOUS=allowed: the names of this server, or * for any',
    holds: ({ ALLOWED_HOSTS, HOST = '127.0.0.1', ...given }) =>
      allowsAnonymous(given) && ALLOWED_HOSTS === undefined && !isLoopback(HOST.toLowerCase()),
  },
  {
    setting: 'CORS_ORIGIN',
    message: 'must be set in production: none, a list of origins, or * for all',
    holds: ({ CORS_ORIGIN }) => CORS_ORIGIN === undefined,
  },
  {
    setting: 'CORS_ORIGIN',
    message: 'must not be local in production: set it to none, a list of origins, or * for all',
    holds: ({ CORS_ORIGIN }) => CORS_ORIGIN === 'local',
  },
  {
    setting: 'JWT_JWKS_URL',
    message: 'must be an https address in production, or one of this machine: who can change the keys can be anybody',
    holds: ({ JWT_JWKS_URL }) => JWT_JWKS_URL !== undefined && !isSafeUrl(JWT_JWKS_URL),
  },
  ...['', 'PUBLIC_', 'INTERNAL_'].map((graph) => ({
    setting: `${graph}NEO4J_PASSWORD`,
    message: `must have ${MIN_PASSWORD} characters or more in production, and be none that everybody knows`,
    holds: (given: Given) => {
      const password = given[`${graph}NEO4J_PASSWORD`];
      return password !== undefined && isKnownPassword(password, given[`${graph}NEO4J_USER`] ?? given.NEO4J_USER);
    },
  })),
];

/** What is wrong with the settings together, one line for each. `isServing` adds what production demands of a server. */
export function contradictionsIn(given: Given, isServing: boolean): readonly string[] {
  const rules = isServing && profileOf(given) === 'production' ? [...ALWAYS, ...IN_PRODUCTION] : ALWAYS;
  const held = rules.filter(({ holds }) => holds(given));
  return [...held, ...lowerGraphProblems(given)].map(({ setting, message }) => `${setting} ${message}`);
}
