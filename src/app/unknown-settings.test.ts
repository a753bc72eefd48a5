import { describe, expect, test } from '@jest/globals';
import { SETTINGS } from './settings.ts';
import { unknownSettings } from './unknown-settings.ts';

describe('a variable of the environment', () => {
  test.each([
    ['JWT_ISUER', 'JWT_ISSUER'],
    ['AUDITLOG', 'AUDIT_LOG'],
    ['audit_log', 'AUDIT_LOG'],
    ['AUDIT-LOG', 'AUDIT_LOG'],
    ['ANONYMUS', 'ANONYMOUS'],
    ['PUBLIC_GRAPH_PAHT', 'PUBLIC_GRAPH_PATH'],
    ['TRUSTED_DOCUMENT', 'TRUSTED_DOCUMENTS'],
    ['PROFIL', 'PROFILE'],
  ])('%s is told to be no setting, but nearly %s', (name, meant) => {
    expect(unknownSettings({ [name]: 'a value' }, {})).toEqual([
      `${name} is no setting and does nothing: did you mean ${meant}?`,
    ]);
  });

  test('of another program is not told, nor a setting, nor one that is empty', () => {
    const others = [
      ...[
        'PATH',
        'HOME',
        'HOSTNAME',
        'USER',
        'PWD',
        'LANG',
        'TERM',
        'SHELL',
        'SHLVL',
        'TZ',
        'PAGER',
        'EDITOR',
        'LOGNAME',
      ],
      ...['http_proxy', 'HTTPS_PROXY', 'no_proxy', 'NODE_OPTIONS', 'NODE_VERSION', 'NODE_PATH', 'npm_config_loglevel'],
      ...['NEO4J_HOME', 'NEO4J_AUTH', 'NEO4J_CONF', 'NEO4J_PORT', 'NEO4J_EDITION', 'NEO4J_BOLT_PORT', 'REDIS_URL'],
      ...[
        'JAVA_HOME',
        'SSH_AUTH_SOCK',
        'CI',
        'AWS_PROFILE',
        'KUBERNETES_PORT',
        'KUBERNETES_SERVICE_HOST',
        'ENTENTE_PORT',
      ],
      ...['OTEL_TRACES_SAMPLER', 'OTEL_SERVICE_NAME', 'YARN_VERSION', 'PUBLISH', 'COLORTERM', 'INVOCATION_ID'],
      ...SETTINGS,
    ];
    const given = Object.fromEntries(others.map((name) => [name, 'a value']));
    expect(unknownSettings({ ...given, AUDITLOG: '' }, {})).toEqual([]);
  });
});

describe('a line of .env', () => {
  test('is meant for entente, and told whatever it is', () => {
    const file = { AUDITLOG: 'audit.log', RETENTION: 'a secret', NODE_EVN: 'production', PORT: '4000', UNUSED: '' };
    expect(unknownSettings({ ...file, METRIC: 'yes' }, file)).toEqual([
      'AUDITLOG in .env is no setting and does nothing: did you mean AUDIT_LOG?',
      'RETENTION in .env is no setting and does nothing: .env.example lists all settings',
      'NODE_EVN in .env is no setting and does nothing: did you mean NODE_ENV?',
      'METRIC is no setting and does nothing: did you mean METRICS?',
    ]);
  });

  test('may be for the programs beside it', () => {
    const file = { NEO4J_BOLT_PORT: '7688', PUBLISH: '0.0.0.0', OTEL_SERVICE_NAME: 'a', NODE_OPTIONS: '--b' };
    expect(unknownSettings(file, file)).toEqual([]);
  });
});
