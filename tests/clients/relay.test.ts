import { describe, expect, test } from '@jest/globals';
import { API } from '../../clients/typescript/src/api.ts';
import { withDays } from '../../clients/typescript/src/relay/sources.ts';

const tag = (...documents: readonly string[]): string => documents.map((text) => `graphql\`${text}\`;`).join('\n');

/** The text of one file with its days. */
function written(text: string): string {
  const [file] = withDays([{ path: 'a.ts', text }], API);
  return file?.text ?? text;
}

describe('the documents of a Relay project', () => {
  test.each<[string, string, string]>([
    [
      'say their days within one document',
      tag(
        'query a { country(code: "VE", at: "2020-01-01") { memberships(first: 3) { nodes { statements { totalCount } } } } }',
      ),
      tag(
        'query a { country(code: "VE", at: "2020-01-01") { memberships(first: 3, at: "2020-01-01") { nodes { statements(at: "2020-01-01") { totalCount } } } } }',
      ),
    ],
    [
      'hand the day on through fragments',
      tag(
        'query a($d: Date!) { country(code: "VE", at: $d) { ...f } }',
        'fragment f on Country { name ...g @arguments(n: 2) }',
        'fragment g on Country @argumentDefinitions(n: { type: "Int" }) { memberships(first: $n) { totalCount } }',
      ),
      tag(
        'query a($d: Date!) { country(code: "VE", at: $d) { ...f @arguments(inheritedAt: $d) } }',
        'fragment f on Country @argumentDefinitions(inheritedAt: { type: "Date" }) { name ...g @arguments(n: 2, inheritedAt: $inheritedAt) }',
        'fragment g on Country @argumentDefinitions(n: { type: "Int" }, inheritedAt: { type: "Date" }) { memberships(first: $n, at: $inheritedAt) { totalCount } }',
      ),
    ],
    [
      'hand the level on beside the day',
      tag(
        'query a($d: Date!) { country(code: "VE", at: $d, inForce: SHOWN) { ...f ...g } }',
        'fragment f on Country { memberships(at: null) { totalCount } }',
        'fragment g on Country { name memberships { totalCount } }',
      ),
      tag(
        'query a($d: Date!) { country(code: "VE", at: $d, inForce: SHOWN) { ...f @arguments(inheritedInForce: SHOWN) ...g @arguments(inheritedAt: $d, inheritedInForce: SHOWN) } }',
        'fragment f on Country @argumentDefinitions(inheritedInForce: { type: "InForceLevel" }) { memberships(at: null, inForce: $inheritedInForce) { totalCount } }',
        'fragment g on Country @argumentDefinitions(inheritedAt: { type: "Date" }, inheritedInForce: { type: "InForceLevel" }) { name memberships(at: $inheritedAt, inForce: $inheritedInForce) { totalCount } }',
      ),
    ],
    [
      'leave a fragment that inherits nothing',
      tag(
        'query a { country(code: "VE", at: "2020-01-01") { ...f } }',
        'fragment f on Country { name memberships(at: null) { totalCount } }',
      ),
      tag(
        'query a { country(code: "VE", at: "2020-01-01") { ...f } }',
        'fragment f on Country { name memberships(at: null) { totalCount } }',
      ),
    ],
    [
      'leave a fragment that is spread under no day',
      tag('query a { country(code: "VE") { ...f } }', 'fragment f on Country { memberships { totalCount } }'),
      tag('query a { country(code: "VE") { ...f } }', 'fragment f on Country { memberships { totalCount } }'),
    ],
    [
      'are told from comments and strings',
      `// it's graphql\`nothing\`\nconst a = "graphql\`no\`";\n${tag('query a { country(code: "VE", at: "2020-01-01") { events { totalCount } } }')}`,
      `// it's graphql\`nothing\`\nconst a = "graphql\`no\`";\n${tag('query a { country(code: "VE", at: "2020-01-01") { events(at: "2020-01-01") { totalCount } } }')}`,
    ],
  ])('%s, once', (_, before, after) => {
    expect(written(before)).toBe(after);
    expect(written(after)).toBe(after);
  });

  test.each([
    [
      'query a { country(code: "VE", at: "2020-01-01") { ...f } }',
      'a.ts:1: The fragment "f" is not in any of the files.',
    ],
    ['query a {', 'a.ts:1: Syntax Error'],
    [
      'query a($d: Date) { country(code: "VE", at: $d) { ...f } } fragment f on Country { memberships(at: "2020-01-01") { nodes { statements(at: $d) { totalCount } } } }',
      'a.ts:1: "statements(at: $d)" is below "memberships(at: "2020-01-01")"',
    ],
  ])('are refused where a day cannot be said: %s', (text, message) => {
    expect(() => written(tag(text))).toThrow(message);
  });
});
