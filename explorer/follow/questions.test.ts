import { describe, expect, test } from '@jest/globals';
import { EMPTY_STATE, type ExplorerState } from '../state/index.ts';
import { exposureQuestion, mapQuestion, pathsQuestion, sharedQuestion } from './questions.ts';

const state = (part: Partial<ExplorerState>): ExplorerState => ({ ...EMPTY_STATE, ...part });
const chain = { kind: 'paths', from: 'country:BY', to: 'country:VE' } as const;

describe('what the panels ask', () => {
  test('has the day, the level, and what counts as a tie', () => {
    const asked = pathsQuestion(
      state({ panel: chain, day: '2023-09-14', levels: ['SHOWN'], ties: { facts: ['LOAN'], maxMembers: 7 } }),
    );
    expect(asked).toMatchObject({
      from: 'country:BY',
      to: 'country:VE',
      at: '2023-09-14',
      day: '2023-09-14',
      dated: true,
      inForce: 'SHOWN',
      via: { facts: ['LOAN'], maxMembers: 7 },
    });
    expect(mapQuestion(state({ ties: { facts: ['LOAN'], maxMembers: null } }), 'country:VE')?.via).toEqual({
      facts: ['LOAN'],
    });
  });

  test.each<Partial<ExplorerState>>([
    {},
    { panel: { ...chain, from: null } },
    { panel: { ...chain, to: null } },
    { panel: { ...chain, to: chain.from } },
    { panel: { kind: 'shared', between: ['country:VE'] } },
    { panel: { kind: 'exposure', of: null, side: 'DEBTORS', counting: 'OUTSTANDING', parties: 'COUNTRY' } },
    { panel: chain, ties: { facts: [], maxMembers: null } },
    { panel: { kind: 'shared', between: ['a', 'b'] }, ties: { facts: [], maxMembers: null } },
  ])('is nothing while something is to be chosen: %j', (part) => {
    const given = state(part);
    expect([pathsQuestion(given), sharedQuestion(given), exposureQuestion(given)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is the sum of one party, by the rule that was chosen', () => {
    const panel = {
      kind: 'exposure',
      of: 'country:VE',
      side: 'DEBTORS',
      counting: 'OUTSTANDING',
      parties: 'COUNTRY',
    } as const;
    expect(exposureQuestion(state({ panel }))).toEqual({
      of: 'country:VE',
      side: 'DEBTORS',
      counting: 'OUTSTANDING',
      parties: 'COUNTRY',
      at: null,
      inForce: 'PRESUMED',
    });
    expect(mapQuestion(EMPTY_STATE, undefined)).toBeUndefined();
  });
});
