import { expect, test } from '@jest/globals';

/** The types of actors and facts by the field that lists them. */
const TYPES = {
  countries: 'country',
  people: 'person',
  organizations: 'organization',
  alliances: 'alliance',
  tenures: 'tenure',
  memberships: 'membership',
  loans: 'loan',
  events: 'event',
} as const;
const PLURALS = Object.keys(TYPES) as (keyof typeof TYPES)[];

/** What holds of all that the shipped mappings and the seed make together. */
export function testWholeLoad(ask: (query: string) => Promise<never>): void {
  test.each(PLURALS)('all %s are stated, each by as many statements as it says', async (plural) => {
    const found = (await ask(`{
      all: ${plural} { totalCount aggregate { statementCount { min sum } } }
      unstated: ${plural}(where: { statements: { none: {} } }) { totalCount }
      statements(where: { subject: { ${TYPES[plural]}: {} } }) { totalCount }
    }`)) as Stated;
    expect(found.all.totalCount).toBeGreaterThan(0);
    expect(found.unstated).toEqual({ totalCount: 0 });
    expect(found.all.aggregate.statementCount.min).toBeGreaterThan(0);
    expect(found.all.aggregate.statementCount.sum).toBe(found.statements.totalCount);
  });

  test.each([
    ...['tenures', 'memberships', 'loans', 'events'].flatMap((plural) => [
      [plural, 'from'],
      [plural, 'until'],
    ]),
    ['loans', 'maturesOn'],
  ])('of all %s, %s has a precision, and a precision it', async (plural = '', date = '') => {
    const [given, known] = [`${date}: { isNull: false }`, `${date}Precision: { isNull: false }`];
    const lacking = (text: string): string => text.replace('false', 'true');
    const found = await ask(`{
      dates: ${plural}(where: { ${lacking(known)}, ${given} }) { totalCount nodes { id } }
      precisions: ${plural}(where: { ${known}, ${lacking(given)} }) { totalCount nodes { id } }
    }`);
    const none = { totalCount: 0, nodes: [] };
    expect(found).toEqual({ dates: none, precisions: none });
  });

  test('the conflicts, by type and property', async () => {
    const { conflicts } = (await ask(`{
      conflicts(first: 1000) { totalCount nodes { property subject { __typename } } }
    }`)) as Conflicts;
    const counts: Record<string, number> = {};
    for (const { property, subject } of conflicts.nodes) {
      const kind = `${subject.__typename} ${property}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(counts).toEqual(CONFLICTS);
    expect(conflicts.totalCount).toBe(Object.values(CONFLICTS).reduce((sum, count) => sum + count));
  });
}

const CONFLICTS: Readonly<Record<string, number>> = {
  'Alliance level': 1,
  'Event quantities.reward in won.value': 1,
  'Membership member': 1,
  'Membership status': 1,
  'Person birthYear': 6,
  // The year of Chávez's death, corrected.
  'Tenure from': 1,
  'Tenure until': 1,
};

interface Stated {
  readonly all: {
    readonly totalCount: number;
    readonly aggregate: { readonly statementCount: { readonly min: number; readonly sum: number } };
  };
  readonly unstated: { readonly totalCount: number };
  readonly statements: { readonly totalCount: number };
}

interface Conflicts {
  readonly conflicts: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly property: string; readonly subject: { readonly __typename: string } }[];
  };
}
