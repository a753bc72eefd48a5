import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { ANALYSES } from '../analysis/index.ts';
import { loadModel } from '../model/index.ts';
import { createApi } from '../resolvers/index.ts';
import { type ExportArguments, readUrlParameters } from './url-parameters.ts';

const { schema } = createApi(loadModel(), ANALYSES);
const read = (query: string): ExportArguments => readUrlParameters(schema, new URLSearchParams(query));

function refusalOf(query: string): GraphQLError {
  try {
    read(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
  }
  throw new Error(`${query} is not refused`);
}

describe('the parameters of an export', () => {
  test('are the flattened arguments of the root field', () => {
    expect(
      read('of=country:VE,country:CN&of=person:a&steps=2&first=10&at=2023-09-13&facts=LOAN,TENURE&maxMembers=30'),
    ).toEqual({
      of: ['country:VE', 'country:CN', 'person:a'],
      steps: 2,
      first: 10,
      inForce: 'PRESUMED',
      at: '2023-09-13',
      via: { facts: ['LOAN', 'TENURE'], maxMembers: 30 },
    });
  });

  test('default to one step and the maximum number of actors', () => {
    expect(read('of=country:VE')).toEqual({ of: ['country:VE'], steps: 1, first: 2000, inForce: 'PRESUMED' });
  });

  test('without of are those of a slice', () => {
    expect(read('at=2023-09-13&sources=source:a,source:b&sources=source:c&facts=MEMBERSHIP&statuses=MEMBER')).toEqual({
      at: '2023-09-13',
      sources: ['source:a', 'source:b', 'source:c'],
      via: { facts: ['MEMBERSHIP'], statuses: ['MEMBER'] },
    });
    expect(read('all=true')).toEqual({});
  });

  test('with of can keep to sources as well', () => {
    expect(read('of=a&sources=source:a,source:b').sources).toEqual(['source:a', 'source:b']);
  });

  test('include every filter of the facts', () => {
    expect(read('of=a&allianceKinds=BLOC&obligations=DEFENSE&obligations=NEUTRALITY&statuses=MEMBER').via).toEqual({
      allianceKinds: ['BLOC'],
      obligations: ['DEFENSE', 'NEUTRALITY'],
      statuses: ['MEMBER'],
    });
  });

  test('with ids are those alone, each once', () => {
    expect(read('ids=loan:a,country:VE&ids=loan:a')).toEqual({ ids: ['loan:a', 'country:VE'] });
  });

  test.each([
    ['ids=', 'ids', /empty list/],
    ['ids=a&at=2023-09-13', 'at', /with ids/],
    ['of=a&ids=b', 'of', /with ids/],
    ['', 'of', /missing/],
    ['facts=LOAN', 'of', /missing.* at, sources or all=true/],
    ['all=false', 'all', /only be true/],
    ['all=yes', 'all', /Boolean/],
    ['all=true&at=2023-09-13', 'all', /contradicts at/],
    ['all=true&sources=source:a', 'all', /contradicts sources/],
    ['of=a&all=true', 'all', /with of/],
    ['at=2023-09-13&steps=2', 'steps', /needs of/],
    ['at=2023-09-13&first=2', 'first', /needs of/],
    ['all=true&maxMembers=9', 'maxMembers', /needs of/],
    ['sources=', 'sources', /empty list/],
    ['all=true&inForce=SHOWN', 'inForce', /needs at/],
    ['inForce=SHOWN', 'inForce', /needs at/],
    ['of=a&inForce=SHOWN', 'inForce', /needs at/],
    ['sources=source:a&inForce=SHOWN', 'inForce', /needs at/],
    ['at=2023-09-13&inForce=MAYBE', 'inForce', /does not exist/],
    ['at=2023-09-13&hops=2', 'hops', /needs of/],
    ['all=true&facts=', 'facts', /empty list/],
    ['all=true&statuses=', 'statuses', /empty list/],
    ['all=true&facts=LOAN&statuses=MEMBER', 'statuses', /leaves out/],
    ['of=a&step=2', 'step', /is not a parameter; the parameters are of, facts, .*steps/],
    ['of=a&via=LOAN', 'via', /not a parameter/],
    ['of=a&steps=two', 'steps', /non-integer value: "two"/],
    ['of=a&steps=1.5', 'steps', /non-integer/],
    ['of=a&steps=99999999999', 'steps', /non 32-bit/],
    ['of=a&steps=1&steps=2', 'steps', /more than once/],
    ['of=a&at=2023-09-13&at=2023-09-14', 'at', /more than once/],
    ['of=a&facts=LOAN,DEBT', 'facts', /"DEBT" does not exist in "FactKind"/],
    ['of=a&__proto__=1', '__proto__', /not a parameter/],
  ])('are refused by name: %j', (query, argument, message) => {
    const { message: text, extensions } = refusalOf(query);
    expect(extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'ARGUMENT', argument });
    expect(text).toMatch(message);
    expect(text.startsWith(`${argument}: `)).toBe(true);
  });
});
