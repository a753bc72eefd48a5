import { describe, expect, test } from '@jest/globals';
import { chooseMediaType } from './media-type.ts';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

describe('chooseMediaType', () => {
  test.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    [GRAPHQL_TYPE, GRAPHQL_TYPE],
    ['Application/GraphQL-Response+JSON; charset=utf-8', GRAPHQL_TYPE],
    [`${GRAPHQL_TYPE}, ${JSON_TYPE}`, GRAPHQL_TYPE],
    [`${JSON_TYPE}, ${GRAPHQL_TYPE}`, JSON_TYPE],
    [`${JSON_TYPE};q=0.9, ${GRAPHQL_TYPE}`, GRAPHQL_TYPE],
    [`${GRAPHQL_TYPE};q=0.2, */*`, JSON_TYPE],
    [`*/*, ${GRAPHQL_TYPE}`, GRAPHQL_TYPE],
    [`${JSON_TYPE};q=0, ${GRAPHQL_TYPE};q=0.1`, GRAPHQL_TYPE],
    ['text/html', undefined],
    [`${JSON_TYPE};q=0`, undefined],
  ])('chooses for %p: %p', (accept, type) => {
    expect(chooseMediaType(accept)).toBe(type);
  });
});
