import { z } from 'zod';
import { ALGORITHMS, type CallersConfig, parseClaimPath, ROLES, type TokenConfig } from '../callers/index.ts';
import { FULL, LOWEST } from '../domain/index.ts';
import { isLoopback } from './hosts.ts';
import { integer, listOf } from './parsers.ts';

const DEFAULT_ALGORITHMS = 'RS256,ES256,EdDSA';
const MAX_SKEW_SECONDS = 300;

/** Where a claim is in tokens. */
const claimPath = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((text, context) => {
      const path = parseClaimPath(text);
      if (path) return path;
      const message = `must be a JSON pointer such as ${usual} or /realm_access${usual}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });

/** The settings that say who may ask. */
export const callerSettings = {
  ANONYMOUS: z.enum(['allowed', 'refused'], 'must be allowed or refused').optional(),
  ANONYMOUS_ROLE: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`).optional(),
  API_KEYS_FILE: z.string().optional(),
  JWT_JWKS_URL: z.string().refine(isAddress, 'must be an https address without user or password').optional(),
  JWT_KEY_FILE: z.string().optional(),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z
    .string()
    .transform(listOf)
    .refine((names) => !names.includes(''), 'must be a list of audiences such as entente,reports')
    .optional(),
  JWT_ALGORITHMS: z
    .string()
    .default(DEFAULT_ALGORITHMS)
    .transform(listOf)
    .pipe(
      z.array(z.enum(ALGORITHMS, `must list algorithms of public keys, with commas between: ${ALGORITHMS.join(', ')}`)),
    ),
  JWT_CLOCK_SKEW_S: integer(0, MAX_SKEW_SECONDS).default(30),
  JWT_ROLE_CLAIM: claimPath('/roles'),
  JWT_CLEARANCE_CLAIM: claimPath('/clearance'),
};

type CallerSettings = z.infer<z.ZodObject<typeof callerSettings>>;

/** Node does not fetch from an address with a password, and its error would repeat it. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** Whether a JWKS is fetched in a way that nobody on the way can change. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return true; // reported by the setting itself
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname);
}

/** What the settings of callers depend on. */
interface Surroundings {
  readonly isProduction: boolean;
  /** Whether there are graphs for callers of lower clearances. */
  readonly hasLowerGraphs: boolean;
}

/**
 * Who may ask, as the settings say. Without any, everybody may ask everything and see all sources, except in production; where
 * there are lower graphs, nobody sees all sources without a credential.
 */
export function callersConfig(env: CallerSettings, { isProduction, hasLowerGraphs }: Surroundings): CallersConfig {
  const tokens = tokenConfig(env);
  const { API_KEYS_FILE: keyFile, ANONYMOUS, ANONYMOUS_ROLE } = env;
  const isOpen = !isProduction && !tokens && keyFile === undefined;
  const allowed = ANONYMOUS === undefined ? isOpen : ANONYMOUS === 'allowed';
  return Object.freeze({
    ...(allowed && {
      anonymous: ANONYMOUS_ROLE ?? (isOpen ? 'operator' : 'reader'),
      anonymousClearance: isOpen && !hasLowerGraphs ? FULL : LOWEST,
    }),
    ...(tokens && { tokens }),
    ...(keyFile !== undefined && { keyFile }),
  });
}

function tokenConfig(env: CallerSettings): TokenConfig | undefined {
  const { JWT_JWKS_URL: url, JWT_KEY_FILE: file, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = env;
  const keys = url !== undefined ? { url } : file !== undefined ? { file } : undefined;
  if (keys === undefined || issuer === undefined || audience === undefined) return undefined;
  return Object.freeze({
    keys,
    algorithms: env.JWT_ALGORITHMS,
    issuer,
    audience,
    skewSeconds: env.JWT_CLOCK_SKEW_S,
    roleClaim: env.JWT_ROLE_CLAIM,
    clearanceClaim: env.JWT_CLEARANCE_CLAIM,
  });
}
