import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';

interface Spell {
  readonly ccode: string;
  readonly igo: string;
  readonly first_year_observed: string;
  readonly last_year_observed: string;
}

/** The spells that Correlates of War observe by the year are as many on the days of a year as the file has in it. */
export function testObservedYears(ask: (query: string) => Promise<never>, file: string): void {
  const spells = parse(readFileSync(file), { columns: true, bom: true }) as readonly Spell[];
  const countIn = (year: number, keep: (spell: Spell) => boolean = () => true): number =>
    spells.filter(
      (spell) => Number(spell.first_year_observed) <= year && year <= Number(spell.last_year_observed) && keep(spell),
    ).length;
  const ofFile = 'statements: { some: { source: { id: { eq: "source:cow-igo" } } } }';

  test.each([1989, 1990, 2008, 2013, 2014])('memberships of %i: all that the file has in the year', async (year) => {
    const on = (day: string, level: string) =>
      `memberships(at: "${day}", inForce: ${level}, where: { ${ofFile} }) { totalCount }`;
    const found = (await ask(`{
      possible: ${on(`${year}-12-30`, 'POSSIBLE')}
      before: ${on(`${year}-12-30`, 'PRESUMED')}
      last: ${on(`${year}-12-31`, 'PRESUMED')}
      undecided: memberships(at: "${year}-12-31", where: { ${ofFile} }) { undecided }
      next: ${on(`${year + 1}-01-01`, 'PRESUMED')}
    }`)) as Record<string, { readonly totalCount: number }>;
    // Those that begin in a year have surely begun on its last day only.
    const begun = countIn(year, ({ first_year_observed }) => Number(first_year_observed) < year);
    // What the file has in its last year goes on.
    const staying = countIn(year, ({ last_year_observed: last }) => year === 2014 || Number(last) > year);
    expect({ year, last: found.last, undecided: found.undecided }).toEqual({
      ...{ year, last: { totalCount: countIn(year) }, undecided: { undecided: 0 } },
    });
    // The states that the file has no longer in 1990 were there for a part of it.
    if (year === 1990) return;
    expect({ before: found.before, possible: found.possible }).toEqual({
      before: { totalCount: begun },
      possible: { totalCount: countIn(year) },
    });
    if (year === 1989) return;
    expect(found.next).toEqual({ totalCount: staying });
  });

  test('no state is twice in an organization on the last day of a year', async () => {
    for (const day of ['1918-12-31', '1989-12-31', '1990-06-15', '1990-12-31', '2006-12-31']) {
      const { memberships } = (await ask(`{
        memberships(at: "${day}", where: { ${ofFile} }) { totalCount groupBy(by: [ALLIANCE, MEMBER], first: 1000) { aggregate { count } } }
      }`)) as Grouped;
      expect(memberships.totalCount).toBeGreaterThan(0);
      expect({ day, most: memberships.groupBy[0]?.aggregate.count }).toEqual({ day, most: 1 });
    }
  });

  test('no state that the file has no longer is presumed to be a member today', async () => {
    const gone = '["DDDE", "CSHH", "YDYE", "XYAR", "XRVN", "XAUH", "XZAN"]';
    expect(
      await ask(`{
        all: memberships(where: { ${ofFile}, member: { code: { in: ${gone} } } }) { totalCount }
        today: memberships(at: "2026-01-10", inForce: POSSIBLE, where: { ${ofFile}, member: { code: { in: ${gone} } } }) {
          totalCount
        }
      }`),
    ).toEqual({ all: { totalCount: expect.any(Number) }, today: { totalCount: 0 } });
  });
}

interface Grouped {
  readonly memberships: {
    readonly totalCount: number;
    readonly groupBy: readonly { readonly aggregate: { readonly count: number } }[];
  };
}
