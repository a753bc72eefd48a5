import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { ANALYSES } from '../analysis/index.ts';
import { loadModel } from '../model/index.ts';
import { createApi } from '../resolvers/index.ts';
import { type Question, readQuestion } from './question.ts';

const { schema } = createApi(loadModel(), ANALYSES);
const read = (query: string): Question => readQuestion(schema, new URLSearchParams(query));

function refusalOf(query: string): GraphQLError {
  try {
    read(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
  }
  throw new Error(`${query} is not refused`);
}

describe('the parameters of an export', () => {
  test('are the arguments of the root field, flat', () => {
    expect(
      read('of=country:VE,country:CN&of=person:a&steps=2&first=10&at=2023-09-13&facts=LOAN,TENURE&maxMembers=30'),
    ).toEqual({
      of: ['country:VE', 'country:CN', 'person:a'],
      steps: 2,
      first: 10,
      at: '2023-09-13',
      via: { facts: ['LOAN', 'TENURE'], maxMembers: 30 },
    });
  });

  test('have defaults: one step, and as many actors as there can be', () => {
    expect(read('of=country:VE')).toEqual({ of: ['country:VE'], steps: 1, first: 2000 });
  });

  test('are all those that narrow the facts', () => {
    expect(read('of=a&allianceKinds=BLOC&obligations=DEFENSE&obligations=NEUTRALITY&statuses=MEMBER').via).toEqual({
      allianceKinds: ['BLOC'],
      obligations: ['DEFENSE', 'NEUTRALITY'],
      statuses: ['MEMBER'],
    });
  });

  test.each([
    ['', 'of', /missing/],
    ['of=a&step=2', 'step', /not known here; there are of, facts, .*steps/],
    ['of=a&via=LOAN', 'via', /not known/],
    ['of=a&steps=two', 'steps', /non-integer value: "two"/],
    ['of=a&steps=1.5', 'steps', /non-integer/],
    ['of=a&steps=99999999999', 'steps', /non 32-bit/],
    ['of=a&steps=1&steps=2', 'steps', /more than once/],
    ['of=a&at=2023-09-13&at=2023-09-14', 'at', /more than once/],
    ['of=a&facts=LOAN,DEBT', 'facts', /"DEBT" does not exist in "FactKind"/],
    ['of=a&__proto__=1', '__proto__', /not known/],
  ])('%j is refused, with the parameter', (query, argument, message) => {
    const { message: told, extensions } = refusalOf(query);
    expect(extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'ARGUMENT', argument });
    expect(told).toMatch(message);
    expect(told.startsWith(`${argument}: `)).toBe(true);
  });
});
