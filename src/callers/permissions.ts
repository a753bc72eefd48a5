import type { Role } from './caller.ts';
import { CallersError } from './errors.ts';

/** The root fields of the API, by the least role that may ask them. */
const ROOT_FIELDS: Readonly<Record<Role, readonly string[]>> = {
  reader: [
    ...['alliances', 'alliance', 'conflicts', 'conflict', 'countries', 'country', 'events', 'event'],
    ...['leaders', 'loans', 'loan', 'memberships', 'membership', 'organizations', 'organization'],
    ...['people', 'person', 'sources', 'source', 'statements', 'statement', 'tenures', 'tenure'],
    ...['node', 'nodes', 'search'],
  ],
  analyst: ['centrality', 'communities', 'commonTies', 'exposure', 'neighborhood', 'paths', 'timeline'],
  operator: ['__schema', '__type'],
};

/** Who may use a route. */
type Access = Role | 'anyone';

/** The routes, by the least role that may use them. Pages without data are open to anyone: see server/admission. */
const ROUTES: Readonly<Record<Access, readonly string[]>> = {
  anyone: ['/health/live', '/health/ready'],
  reader: ['/graphql'],
  analyst: ['/export/:format'],
  operator: ['/schema.graphql', '/metrics'],
};

/** The least role for what is neither a field nor a route. */
export const FEATURES = {
  /** The statements of an operation, with their times. */
  explain: 'operator',
  /** The times of an operation's phases. */
  timings: 'operator',
  /** Names of the schema in error messages that suggest them. */
  suggestions: 'operator',
} as const satisfies Readonly<Record<string, Role>>;

/** Asked of every type by every client, and says nothing of the graph. */
const FREE = '__typename';

const fieldRoles = byName(ROOT_FIELDS);
const routeAccess = byName(ROUTES);

/** The least role that may ask a root field. One that no rule names is for operators; `checkRootFields` refuses it at start. */
export const roleForField = (name: string): Role => fieldRoles.get(name) ?? (name === FREE ? 'reader' : 'operator');

/**
 * Who may use a route.
 * @throws {CallersError} if no rule names it.
 */
export function roleForRoute(url: string): Access {
  const access = routeAccess.get(url);
  if (access === undefined) throw new CallersError(`${PLACE}, no role is given for the route ${url}.`);
  return access;
}

/**
 * Checks that each root field has a rule.
 * @throws {CallersError}
 */
export function checkRootFields(names: Iterable<string>): void {
  const unnamed = [...names].filter((name) => !fieldRoles.has(name));
  if (unnamed.length === 0) return;
  throw new CallersError(`${PLACE}, no role is given for the root field ${unnamed.join(', ')}.`);
}

const PLACE = 'In src/callers/permissions.ts';

function byName<Key extends string>(rules: Readonly<Record<Key, readonly string[]>>): ReadonlyMap<string, Key> {
  const keys = Object.keys(rules) as Key[];
  return new Map(keys.flatMap((key) => rules[key].map((name) => [name, key] as const)));
}
