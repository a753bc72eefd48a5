import type { ExportedNode } from '../exported-node.ts';
import type { Format } from '../format.ts';
import type { Subgraph } from '../subgraph.ts';
import { actorEntity, sourceEntity } from './actor.ts';
import type { Entity } from './entity.ts';
import { factEntities } from './fact.ts';
import type { FactMappings } from './fact-mappings.ts';

/** FollowTheMoney, one entity per line, for Aleph and other investigation tools. */
export const ftmFormat = (mappings: FactMappings): Format => ({
  // The type that FollowTheMoney's own tools use, for lines of JSON.
  contentType: 'application/json+ftm; charset=utf-8',
  extension: 'ftm.json',
  write: (subgraph) => writeFtm(mappings, subgraph),
});

async function* writeFtm(mappings: FactMappings, { head, actors, facts, sources }: Subgraph): AsyncGenerator<string> {
  const written = new Set<string>();
  const cited = new Set<string>();
  const print = (entities: readonly Entity[]): string =>
    entities
      .filter(({ id }) => !written.has(id) && written.add(id))
      .map((one) => `${JSON.stringify(one)}\n`)
      .join('');
  const note = (nodes: readonly ExportedNode[]): void => {
    for (const { id } of nodes.flatMap((node) => node.sources)) cited.add(id);
  };
  for await (const batch of actors()) {
    note(batch);
    yield print(batch.map(actorEntity));
  }
  for await (const batch of facts()) {
    note(batch);
    yield print(batch.flatMap((fact) => factEntities(mappings[fact.type], fact, head)));
  }
  for await (const batch of sources([...cited])) yield print(batch.map(sourceEntity));
}
