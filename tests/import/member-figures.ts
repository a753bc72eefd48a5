import { expect, test } from '@jest/globals';

/** Which alliances are small, by all that the shipped mappings and the seed make together. */
export function testMembers(ask: (query: string) => Promise<never>): void {
  test('a treaty of two that has three memberships, since one member was divided, is one of two', async () => {
    const { memberships, timeline } = (await ask(`{
      memberships(where: { alliance: { id: { eq: "alliance:atop-3470" } } }) { nodes { id member { code } } }
      timeline(
        about: ["country:FR", "country:DE"], between: true, first: 1000
        via: { facts: [MEMBERSHIP], maxMembers: 2 }
      ) { nodes { id } }
    }`)) as Treaty;
    expect(memberships.nodes).toHaveLength(3);
    expect(new Set(memberships.nodes.map(({ member }) => member.code))).toEqual(new Set(['FR', 'DE']));
    expect(timeline.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(memberships.nodes.map(({ id }) => id)));
  });

  test('a pact of the Soviet Union and Finland ties them in two steps', async () => {
    expect(
      await ask(`{
        paths(from: "country:SUHH", to: "country:FI", at: "1975-06-15", via: { maxMembers: 2 }) { outcome steps }
      }`),
    ).toEqual({ paths: { outcome: 'FOUND', steps: 2 } });
  });

  test('on 1939-08-31, the United States are in the organizations that are small then', async () => {
    const { memberships, neighborhood } = (await ask(`{
      memberships(at: "1939-08-31", where: { member: { code: { eq: "US" } } }, first: 60) {
        totalCount
        nodes { alliance { id memberships(at: "1939-08-31") { groupBy(by: [MEMBER], first: 40) { member { id } } } } }
      }
      neighborhood(
        of: ["country:US"], at: "1939-08-31", steps: 1, first: 1000, via: { facts: [MEMBERSHIP], maxMembers: 30 }
      ) { nodes { actorId } }
    }`)) as Small;
    expect(memberships.nodes).toHaveLength(memberships.totalCount);
    const small = memberships.nodes.filter(({ alliance }) => alliance.memberships.groupBy.length <= 30);
    expect(neighborhood.nodes.map(({ actorId }) => actorId).sort()).toEqual(
      [...new Set(['country:US', ...small.map(({ alliance }) => alliance.id)])].sort(),
    );
    expect(neighborhood.nodes.length).toBeGreaterThan(8);
    expect(small.length).toBeLessThan(memberships.nodes.length);
  });
}

interface Treaty {
  readonly memberships: {
    readonly nodes: readonly { readonly id: string; readonly member: { readonly code: string } }[];
  };
  readonly timeline: { readonly nodes: readonly { readonly id: string }[] };
}

interface Small {
  readonly memberships: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly alliance: {
        readonly id: string;
        readonly memberships: { readonly groupBy: readonly { readonly member: { readonly id: string } }[] };
      };
    }[];
  };
  readonly neighborhood: { readonly nodes: readonly { readonly actorId: string }[] };
}
