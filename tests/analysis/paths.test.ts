import { expect, test } from '@jest/globals';
import { IN_FORCE_LEVELS } from '../../src/domain/index.ts';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { askGraph, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { shortestChains, tiesOf } from './oracle.ts';

interface Answer {
  readonly paths: {
    readonly outcome: string;
    readonly steps: number | null;
    readonly seen: number;
    readonly more: boolean;
    readonly undecided: { readonly outcome: string; readonly steps: number | null } | null;
    readonly chains: readonly {
      readonly sources: number;
      readonly steps: readonly {
        readonly fact: { readonly id: string };
        readonly from: { readonly id: string };
        readonly to: { readonly id: string };
        readonly fromRole: string;
        readonly toRole: string;
        readonly kind: string;
        readonly sources: number;
      }[];
    }[];
  };
}

const QUERY = `query ($from: ID!, $to: ID!, $via: Via, $at: Date, $day: Date! = "2020-02-29", $inForce: InForceLevel, $maxSteps: Int, $first: Int) {
  paths(from: $from, to: $to, via: $via, at: $at, inForce: $inForce, maxSteps: $maxSteps, first: $first) {
    outcome steps seen more
    undecided { outcome steps chains { steps { fact { id inForce(at: $day) } } } }
    chains { sources steps { kind fromRole toRole sources fact { id } from { id } to { id } } }
  }
}`;

describeEngines('paths over the seed', fillWithSeed, (graph) => {
  const ask = async (variables: Readonly<Record<string, unknown>>): Promise<Answer['paths']> =>
    ((await dataOf(graph(), QUERY, variables)) as unknown as Answer).paths;

  const routes = ({ chains }: Answer['paths']): readonly string[] =>
    chains.map(({ steps }) => [steps[0]?.from.id, ...steps.map(({ to }) => to.id)].join(' '));

  test('lead from Belarus over China to Venezuela, each step with its fact', async () => {
    const found = await ask({ from: 'country:BY', to: 'country:VE', via: { facts: ['MEMBERSHIP', 'LOAN'] } });
    expect(found).toMatchObject({ outcome: 'FOUND', steps: 3, more: false });
    expect(routes(found)).toContain('country:BY alliance:cn-by-partnership country:CN country:VE');
    const [chain] = found.chains;
    expect(chain?.sources).toBeGreaterThanOrEqual(1);
    for (const step of chain?.steps ?? []) expect(step.sources).toBeGreaterThanOrEqual(1);
    expect(chain?.steps[0]).toMatchObject({ kind: 'MEMBERSHIP', fromRole: 'member', toRole: 'alliance' });
  });

  test('say that there is none where the last fact is not in force', async () => {
    const via = { facts: ['LOAN'] };
    const variables = { from: 'country:CN', to: 'country:VE', via };
    expect(await ask({ ...variables, at: '2009-12-31' })).toMatchObject({ outcome: 'NONE', steps: null, chains: [] });
    expect(await ask({ ...variables, at: '2018-12-31' })).toMatchObject({ outcome: 'FOUND', steps: 1 });
    // A loan of the 2010s may have been lent on any day of them.
    expect(await ask({ ...variables, at: '2010-01-01' })).toMatchObject({ outcome: 'NONE' });
    expect(await ask({ ...variables, at: '2010-01-01', inForce: 'POSSIBLE' })).toMatchObject({ outcome: 'FOUND' });
    expect(await ask({ ...variables, at: '2009-12-31', inForce: 'POSSIBLE' })).toMatchObject({ outcome: 'NONE' });
  });

  test('tell which chains facts make that are only possible, where none is in force, if that is asked', async () => {
    const variables = { from: 'country:CN', to: 'country:VE', via: { facts: ['LOAN'] }, at: '2010-06-01' };
    const { outcome, undecided } = await ask({ ...variables, day: '2010-06-01' });
    expect(outcome).toBe('NONE');
    expect(undecided).toEqual({
      outcome: 'FOUND',
      steps: 1,
      chains: [{ steps: [{ fact: { id: 'loan:cn-ve-2010s', inForce: 'POSSIBLE' } }] }],
    });
    expect((await ask({ ...variables, at: '2009-12-31' })).undecided).toMatchObject({ outcome: 'NONE', chains: [] });
    for (const other of [{ at: '2018-12-31' }, { at: null }, { inForce: 'POSSIBLE' }]) {
      expect((await ask({ ...variables, ...other })).undecided).toBeNull();
    }
    const text = 'paths(from: "country:CN", to: "country:VE", at: "2010-06-01", via: { facts: [LOAN] })';
    const [plain, more] = [
      await askGraph(graph(), `{ ${text} { outcome } }`),
      await askGraph(graph(), `{ ${text} { undecided { outcome } } }`),
    ];
    expect(more.statements.length).toBeGreaterThan(plain.statements.length);
  });

  test('lead from Belarus to Venezuela on the day on which Venezuela gets the partnership that Belarus has', async () => {
    const ends = { from: 'country:BY', to: 'country:VE' };
    const found = await ask({ ...ends, at: '2023-09-13' });
    expect(found).toMatchObject({ outcome: 'FOUND', steps: 3 });
    expect(routes(found)).toContain('country:BY alliance:cn-by-partnership country:CN country:VE');
    const memberships = await ask({ ...ends, via: { facts: ['MEMBERSHIP'] }, at: '2023-09-13' });
    expect(memberships).toMatchObject({ outcome: 'FOUND', steps: 4 });
    expect(await ask({ ...ends, via: { facts: ['MEMBERSHIP'] }, at: '2023-09-12' })).toMatchObject({ outcome: 'NONE' });
    expect(await ask({ ...ends, at: '2023-09-11' })).toMatchObject({ outcome: 'NONE' });
  });

  test('avoid an alliance that is too large', async () => {
    const variables = { from: 'country:IN', to: 'country:ZA' };
    const large = await ask({ ...variables, via: { facts: ['MEMBERSHIP'] } });
    expect(routes(large)).toEqual(['country:IN alliance:brics country:ZA']);
    expect(await ask({ ...variables, via: { facts: ['MEMBERSHIP'], maxMembers: 6 } })).toMatchObject({
      outcome: 'NONE',
    });
    expect(await ask({ ...variables, via: { facts: ['MEMBERSHIP'], allianceKinds: ['TREATY'] } })).toMatchObject({
      outcome: 'NONE',
    });
  });

  test.each([
    [{ from: 'country:XX', to: 'country:VE' }, 'NOT_FOUND', 'paths.from'],
    [{ from: 'country:VE', to: 'nonsense' }, 'NOT_FOUND', 'paths.to'],
    [{ from: 'country:VE', to: 'country:VE' }, 'BAD_USER_INPUT', 'paths.to'],
    [{ from: 'country:VE', to: 'country:CN', maxSteps: 99 }, 'BAD_USER_INPUT', 'paths.maxSteps'],
    [{ from: 'country:VE', to: 'country:CN', first: 0 }, 'BAD_USER_INPUT', 'paths.first'],
    [{ from: 'country:VE', to: 'country:CN', at: '2023-02-30' }, 'BAD_USER_INPUT', 'paths.at'],
    [{ from: 'country:VE', to: 'country:CN', via: { facts: [] } }, 'BAD_USER_INPUT', 'paths.via.facts'],
    [{ from: 'country:VE', to: 'country:CN', via: { maxMembers: 0 } }, 'BAD_USER_INPUT', 'paths.via.maxMembers'],
  ])('%j is refused', async (variables, code, argument) => {
    const { result } = await askGraph(graph(), QUERY, variables);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code, argument });
  });
});

const RANDOM = randomGraph(model, randomOf(11));

describeEngines(
  'paths over a random graph',
  (graph) => writeGraph(graph, RANDOM),
  (graph, engine) => {
    test('are all the shortest chains that a search over the plain data finds', async () => {
      const random = randomOf(6);
      const kinds = ['country', 'person', 'organization', 'alliance'];
      const someone = (): string => `${kinds[random(kinds.length)]}:${random(9)}`;
      const [steps, undecided] = [new Set<number>(), new Set<string>()];
      for (let run = 0; run < (engine === 'embedded' ? 100 : 30); run++) {
        const [from, to] = [someone(), someone()];
        if (from === to) continue;
        const at = [undefined, '2020-02-29', '2012-05-05', '2016-05-05'][random(4)];
        const maxSteps = 1 + random(4);
        const level = IN_FORCE_LEVELS[random(3)] ?? 'PRESUMED';
        const { paths } = (await dataOf(graph(), QUERY, {
          from,
          to,
          at: at ?? null,
          inForce: level,
          maxSteps,
          first: 50,
        })) as unknown as Answer;
        const expected = shortestChains(tiesOf(RANDOM, at, level), from, to, maxSteps);
        expect(paths.outcome).toBe(expected.length > 0 ? 'FOUND' : 'NONE');
        expect(paths.steps).toBe(expected.length > 0 ? expected[0]?.split(' ').length : null);
        const found = paths.chains.map((chain) => chain.steps.map(({ fact }) => fact.id).join(' ')).sort();
        if (paths.more) expect(expected).toEqual(expect.arrayContaining(found));
        else expect(found).toEqual(expected);
        steps.add(paths.steps ?? 0);
        if (at === undefined || level === 'POSSIBLE' || paths.outcome === 'FOUND') expect(paths.undecided).toBeNull();
        else {
          const possible = shortestChains(tiesOf(RANDOM, at, 'POSSIBLE'), from, to, maxSteps);
          const there = possible.length > 0;
          const told = { outcome: there ? 'FOUND' : 'NONE', steps: there ? possible[0]?.split(' ').length : null };
          expect(paths.undecided).toMatchObject(told);
          undecided.add(told.outcome);
        }
      }
      expect(steps.size).toBeGreaterThan(engine === 'embedded' ? 2 : 1);
      if (engine === 'embedded') expect([...undecided].sort()).toEqual(['FOUND', 'NONE']);
    });
  },
);
