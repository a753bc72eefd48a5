import type { Ending, FileTally } from '../ending.ts';
import type { Format } from '../format.ts';
import { inPieces } from '../pieces.ts';
import { SeenIds } from '../seen-ids.ts';
import type { Part, Subgraph } from '../subgraph.ts';
import { actorEntity, sourceEntity } from './actor.ts';
import { endEntity } from './end.ts';
import type { Entity } from './entity.ts';
import { factEntities } from './fact.ts';
import type { FactMappings } from './fact-mappings.ts';

/** FollowTheMoney, one entity per line, for Aleph and other investigation tools. */
export const ftmFormat = (mappings: FactMappings): Format => ({
  // The type that FollowTheMoney's own tools use, for lines of JSON.
  contentType: 'application/json+ftm; charset=utf-8',
  extension: 'ftm.json',
  has: { actors: true, edges: false },
  write: (subgraph, tally) => writeFtm(mappings, subgraph, tally),
});

const print = (one: Entity): string => `${JSON.stringify(one)}\n`;

/** Each source follows what is the first to cite it. */
async function* writeFtm(mappings: FactMappings, subgraph: Subgraph, tally: FileTally): AsyncGenerator<string, Ending> {
  const cited = new SeenIds();
  const printFacts = factPrinter(mappings, tally);
  for await (const part of subgraph.parts()) {
    tally.actors += part.actors.length;
    yield* inPieces(part.actors.map((actor) => print(actorEntity(actor))));
    yield* inPieces(printFacts(part));
    for await (const batch of subgraph.sources(sourcesOf(part).filter((id) => cited.add(id)))) {
      yield batch.map((source) => print(sourceEntity(source))).join('');
    }
  }
  const ending = await tally.end(subgraph);
  yield print(endEntity(subgraph.about, ending));
  return ending;
}

const sourcesOf = ({ actors, facts }: Part): readonly string[] =>
  [...actors, ...facts].flatMap(({ sources }) => sources.map(({ id }) => id));

/** Prints facts behind the positions of tenures, each position once. */
function factPrinter(mappings: FactMappings, tally: FileTally): (part: Part) => Generator<string> {
  const positions = new SeenIds();
  return function* printFacts({ facts }) {
    for (const fact of facts) {
      const entities = factEntities(mappings[fact.type], fact);
      tally.entity(entities.length > 0);
      for (const [index, one] of entities.entries()) {
        if (index === entities.length - 1 || positions.add(one.id)) yield print(one);
      }
    }
  };
}
