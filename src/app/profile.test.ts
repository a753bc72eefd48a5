import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';
import { profileOf } from './profile.ts';

const start = (variables: Record<string, string>) => () => readConfig(variables, 'server');

describe('NODE_ENV', () => {
  test.each([
    ...['Production', 'PRODUCTION', ' production', 'production ', 'prodction', 'poduction', 'productive'],
    ...['prod', 'Prod', 'PROD', 'prod-eu', 'preprod', 'pre-production', 'live', 'Live'],
  ])('%j is not taken for a laptop', (NODE_ENV) => {
    const refusal = /^Invalid settings:\n {2}NODE_ENV may be .* set NODE_ENV=production, or PROFILE to [^\n]*$/;
    expect(start({ NODE_ENV })).toThrow(refusal);
    expect(start({ NODE_ENV, PROFILE: 'laptop' })).not.toThrow();
    expect(readConfig({ NODE_ENV, PROFILE: 'production' }).profile).toBe('production');
  });

  test.each(['test', 'development', 'dev', 'staging', 'local', 'ci', 'alive'])(
    '%j is for other programs',
    (NODE_ENV) => {
      expect(start({ NODE_ENV })).not.toThrow();
      expect(profileOf({ NODE_ENV })).toBe('laptop');
    },
  );
});
