import { suggest } from '../domain/index.ts';

/** How the server is run. */
export type Profile = 'laptop' | 'production';

/** The settings that say so. */
interface ProfileSettings {
  readonly PROFILE?: string;
  readonly NODE_ENV?: string;
}

const PRODUCTION = 'production';

/** The profile that is named, else the one that `NODE_ENV` stands for. */
export const profileOf = ({ PROFILE, NODE_ENV }: ProfileSettings): Profile =>
  (PROFILE ?? NODE_ENV) === PRODUCTION ? PRODUCTION : 'laptop';

/**
 * Whether `NODE_ENV` decides, and may be meant for production without being spelt so, such as `Production`, `prod` or
 * `preprod`. Other values, such as `test`, are for other programs.
 */
export function isUnclear({ PROFILE, NODE_ENV }: ProfileSettings): boolean {
  if (PROFILE !== undefined || NODE_ENV === undefined || NODE_ENV === PRODUCTION) return false;
  const text = NODE_ENV.trim();
  return /prod|^live$/i.test(text) || suggest(text, [PRODUCTION]) !== undefined;
}
