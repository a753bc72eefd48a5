import type { Format } from '../format.ts';
import type { ExportedNode } from '../record.ts';
import type { Subgraph } from '../subgraph.ts';
import { actorEntity, sourceEntity } from './actor.ts';
import type { Entity } from './entity.ts';
import { factEntities } from './fact.ts';

/** FollowTheMoney, an entity a line: what Aleph and the tools for investigations load. */
export const ftm: Format = {
  // The type that its own tools use; it is lines of JSON.
  contentType: 'application/json+ftm; charset=utf-8',
  extension: 'ftm.json',
  write: writeFtm,
};

async function* writeFtm({ head, actors, facts, sources }: Subgraph): AsyncGenerator<string> {
  const written = new Set<string>();
  const named = new Set<string>();
  const print = (entities: readonly Entity[]): string =>
    entities
      .filter(({ id }) => !written.has(id) && written.add(id))
      .map((one) => `${JSON.stringify(one)}\n`)
      .join('');
  const note = (nodes: readonly ExportedNode[]): void => {
    for (const { id } of nodes.flatMap((node) => node.sources)) named.add(id);
  };
  for await (const batch of actors()) {
    note(batch);
    yield print(batch.map(actorEntity));
  }
  for await (const batch of facts()) {
    note(batch);
    yield print(batch.flatMap((fact) => factEntities(fact, head)));
  }
  for await (const batch of sources([...named])) yield print(batch.map(sourceEntity));
}
