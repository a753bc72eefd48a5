import { incoming, node, outgoing, properties, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort, GraphValue } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import type { ReadEntries } from '../read-entries.ts';
import { readAll, readSourcesOf, type SourcesOfGraph } from '../read-sources.ts';
import { type Body, bodyOf, type StoredMember } from './body.ts';

/** Reads all organizations with what distinguishes them. */
export async function readOrganizations(
  graph: GraphPort,
  model: Model,
  sources: SourcesOfGraph,
): Promise<ReadEntries<Body>> {
  const { label } = nodeType(model, 'Organization');
  const sourcesOf = await readSourcesOf(graph, model, label, sources);
  const text = `MATCH ${node('o', label)} RETURN ${properties('o', ['id', 'name', 'aliases', 'kind', 'seat'])} ORDER BY ${property('o', 'id')}`;
  const entries = (await readAll(graph, text)).map(([id, name, aliases, kind = null, seat = null]) =>
    bodyOf({
      id: String(id),
      name: String(name),
      aliases: listOf(aliases),
      kind: textOrNull(kind),
      seat: textOrNull(seat),
      members: [],
      sources: [...(sourcesOf.get(String(id)) ?? [])],
    }),
  );
  return { entries, total: entries.length };
}

/** Reads all alliances with what distinguishes them. A source that has a membership of one lists it. */
export async function readAlliances(
  graph: GraphPort,
  model: Model,
  sources: SourcesOfGraph,
): Promise<ReadEntries<Body>> {
  const [alliance, membership] = [nodeType(model, 'Alliance'), nodeType(model, 'Membership')];
  const membersOf = groupBy(await readMemberships(graph, model), ({ allianceId }) => allianceId);
  const ofAlliances = await readSourcesOf(graph, model, alliance.label, sources);
  const ofMemberships = await readSourcesOf(graph, model, membership.label, sources);
  const text = `MATCH ${node('a', alliance.label)} RETURN ${properties('a', ['id', 'name', 'aliases', 'kind'])} ORDER BY ${property('a', 'id')}`;
  const entries = (await readAll(graph, text)).map(([id, name, aliases, kind = null]) => {
    const members = membersOf.get(String(id)) ?? [];
    return bodyOf({
      id: String(id),
      name: String(name),
      aliases: listOf(aliases),
      kind: textOrNull(kind),
      seat: null,
      members,
      sources: [
        ...(ofAlliances.get(String(id)) ?? []),
        ...members.flatMap((one) => [...(ofMemberships.get(one.id) ?? [])]),
      ],
    });
  });
  return { entries, total: entries.length };
}

/** The status of a country that belongs to an alliance in full. */
const FULL = 'MEMBER';

interface ReadMembership extends StoredMember {
  readonly id: string;
  readonly allianceId: string;
}

async function readMemberships(graph: GraphPort, model: Model): Promise<readonly ReadMembership[]> {
  const membership = nodeType(model, 'Membership');
  const [alliance, member] = [relationOf(membership, 'alliance'), relationOf(membership, 'member')];
  const text =
    `MATCH ${node('a', nodeType(model, alliance.target).label)}${incoming(alliance.relationship)}${node('m', membership.label)}` +
    `${outgoing(member.relationship)}${node('c', nodeType(model, member.target).label)} ` +
    `RETURN ${property('a', 'id')}, ${properties('m', ['id', 'status', 'until'])}, ${property('c', 'id')}`;
  return (await readAll(graph, text)).map(([allianceId, id, status, until = null, country]) => ({
    allianceId: String(allianceId),
    id: String(id),
    isFull: status === FULL,
    until: textOrNull(until),
    country: String(country),
  }));
}

const listOf = (value: GraphValue | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const textOrNull = (value: GraphValue): string | null => (typeof value === 'string' ? value : null);
