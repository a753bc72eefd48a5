import { fileURLToPath } from 'node:url';
import * as graphqlEslint from '@graphql-eslint/eslint-plugin';
import { expect, test } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const API = fileURLToPath(new URL('../../schema/api.graphql', import.meta.url));

/** The plugin's own types are of an older ESLint. */
const { parser, rules, configs } = graphqlEslint as unknown as {
  readonly parser: Linter.Parser;
  readonly rules: NonNullable<ESLint.Plugin['rules']>;
  readonly configs: Readonly<Record<string, Linter.Config>>;
};

const EDGE_TYPES = '@graphql-eslint/relay-edge-types';

/** But for one option: beside `edges`, the API has `nodes`, and short plain lists of what a fact owns. */
const RELAY: Linter.RulesRecord = {
  ...(configs['flat/schema-relay']?.rules as Linter.RulesRecord),
  [EDGE_TYPES]: ['error', { listTypeCanWrapOnlyEdgeType: false }],
};

const messagesOf = async (rules: Linter.RulesRecord, plugin: ESLint.Plugin): Promise<readonly string[]> => {
  const languageOptions = { parser, parserOptions: { graphQLConfig: { schema: API } } };
  const overrideConfig = {
    files: ['**/*.graphql'],
    plugins: { '@graphql-eslint': plugin },
    rules,
    languageOptions,
  };
  const [result] = await new ESLint({ cwd: ROOT, overrideConfigFile: true, overrideConfig }).lintFiles([API]);
  return result?.messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`) ?? ['not looked at'];
};

test('the API follows the Relay rules of @graphql-eslint', async () => {
  expect(Object.keys(RELAY)).toHaveLength(4);
  expect(await messagesOf(RELAY, { rules })).toEqual([]);
});

test('the linter reads the API: it reports what an option allows where the option is off', async () => {
  const messages = await messagesOf({ [EDGE_TYPES]: 'error' }, { rules });
  expect(messages).toContainEqual(expect.stringContaining('A list type should only wrap an edge type'));
});
