import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';

interface Spell {
  readonly ccode: string;
  readonly igo: string;
  readonly first_year_observed: string;
  readonly last_year_observed: string;
}

/** The file has both spells in some organizations, such as the UPU from 1955 to 1989, and tells them apart. Here they are one country. */
const GERMANY = '255';
const WEST_GERMANY = '260';

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

  test('a state is in an organization once on the last day of a year, but for both spells of Germany', async () => {
    for (const year of [1918, 1989, 1990, 2006]) {
      const pairs = await pairsOn(`${year}-12-31`);
      const twice = countIn(
        year,
        ({ ccode, igo }) =>
          ccode === WEST_GERMANY && countIn(year, (other) => other.ccode === GERMANY && other.igo === igo) > 0,
      );
      expect(pairs.length).toBeGreaterThan(0);
      expect({ year, twice: pairs.length - new Set(pairs).size }).toEqual({ year, twice });
      expect(twice > 0).toBe(year === 1989);
    }
  });

  /** Who is in what on a day, page by page. */
  async function pairsOn(day: string): Promise<readonly string[]> {
    const pairs: string[] = [];
    for (let after: string | null = null; ; ) {
      const { memberships } = (await ask(`{
        memberships(at: "${day}", where: { ${ofFile} }, first: 2000, after: ${JSON.stringify(after)}) {
          nodes { alliance { id } member { ... on Node { id } } }
          pageInfo { hasNextPage endCursor }
        }
      }`)) as Members;
      pairs.push(...memberships.nodes.map(({ alliance, member }) => `${alliance.id} ${member.id}`));
      if (!memberships.pageInfo.hasNextPage) return pairs;
      after = memberships.pageInfo.endCursor;
    }
  }

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

interface Members {
  readonly memberships: {
    readonly nodes: readonly { readonly alliance: { readonly id: string }; readonly member: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
