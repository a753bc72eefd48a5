import { describe, expect, test } from '@jest/globals';
import { aboutExport, describeWith } from './about.ts';

describe('aboutExport', () => {
  test('says which surroundings were asked for', () => {
    expect(aboutExport({ of: ['country:VE'], steps: 1, first: 2000 })).toEqual({
      description: 'Actors within 1 step of country:VE, and the facts between them.',
      asked: { of: 'country:VE', steps: 1 },
      name: 'entente-country-VE-1-step',
    });
    const about = aboutExport({
      of: ['a', 'b'],
      steps: 2,
      first: 5,
      at: '2023-09-13',
      via: { facts: ['LOAN'], maxMembers: 9 },
    });
    expect(about.name).toBe('entente-a-and-1-more-2-steps-2023-09-13');
    expect(describeWith(about, { nodes: 12, links: true, gaveUp: true })).toBe(
      'Actors within 2 steps of a, b, and the facts between them, in force on 2023-09-13 (at least PRESUMED); only facts: LOAN; maxMembers: 9. ' +
        'Incomplete: 12 more actors were found, more facts link these actors, the search reached its limit.',
    );
  });

  test('says which sources state the facts between actors', () => {
    expect(aboutExport({ of: ['a'], steps: 1, first: 5, sources: ['source:a'] }).description).toBe(
      'Actors within 1 step of a, and the facts between them that source:a states.',
    );
  });

  test('says hops instead of steps', () => {
    const about = aboutExport({ of: ['country:VE'], steps: 1, hops: 2, first: 2000 });
    expect(about.description).toBe('Actors within 2 hops of country:VE, and the facts between them.');
    expect([about.asked, about.name]).toEqual([{ of: 'country:VE', hops: 2 }, 'entente-country-VE-2-hops']);
  });

  test('says which slice was asked for', () => {
    expect(aboutExport({ at: '2023-09-13', inForce: 'SHOWN', sources: ['source:a', 'source:b'] })).toEqual({
      description:
        'All facts that source:a or source:b states, and the actors in them, in force on 2023-09-13 (at least SHOWN).',
      asked: { at: '2023-09-13', inForce: 'SHOWN', sources: 'source:a source:b' },
      name: 'entente-source-a-and-1-more-2023-09-13',
    });
    expect(aboutExport({ via: { facts: ['LOAN', 'EVENT'] } })).toEqual({
      description: 'All facts, and the actors in them; only facts: LOAN, EVENT.',
      asked: {},
      name: 'entente-all',
    });
  });
});
