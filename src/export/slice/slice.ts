import { groupBy } from '../../domain/index.ts';
import { kindOf, type Model, typeOfId } from '../../model/index.ts';
import type { Ask } from '../ask.ts';
import type { ActorHead, ExportedActor, ExportedFact, ExportedNode } from '../exported-node.ts';
import { createReadNodes, type ReadNodes } from '../read-nodes.ts';
import type { Readers } from '../readers.ts';
import { SeenIds } from '../seen-ids.ts';
import type { Part } from '../subgraph.ts';
import type { SliceArguments } from './arguments.ts';
import { linksOf } from './links.ts';
import type { ReadIds } from './pages.ts';

/** The facts read at once where only their actors matter. */
const PARTIES = 1_000;

/** A type of facts, with what reads it. */
export interface FactReader {
  readonly kind: string;
  readonly ids: ReadIds;
  /** Reads whole facts. */
  readonly facts: ReadNodes;
  /** Reads their actors alone. */
  readonly parties: ReadNodes;
}

/** The readers of facts by type. */
export const factReaders = (
  readers: Readers,
  readIds: (shape: Readers['facts'][number]['shape']) => ReadIds,
): readonly FactReader[] =>
  readers.facts.map(({ shape, read }) => ({
    kind: kindOf(shape.type),
    ids: readIds(shape),
    facts: read,
    parties: createReadNodes({ ...shape, properties: [], parts: [], stated: false }, PARTIES),
  }));

/** What reads slices of a graph. */
export interface SliceReaders {
  readonly model: Model;
  readonly actors: Readers['actors'];
  readonly facts: readonly FactReader[];
}

/** One reading of a slice. It keeps nothing but a hash of the id of each actor. */
export class SliceReading {
  readonly #readers: SliceReaders;
  readonly #ask: Ask;
  readonly #args: SliceArguments;
  readonly #seen = new SeenIds();
  #onlySeen = false;
  #missed = 0;

  readonly #alone: readonly ActorHead[];

  /** `alone` are actors that the file has whether a fact names them or not. */
  constructor(readers: SliceReaders, ask: Ask, args: SliceArguments, alone: readonly ActorHead[] = []) {
    this.#readers = readers;
    this.#ask = ask;
    this.#args = args;
    this.#alone = alone;
  }

  /** Facts with actors that were not among those read before. */
  get missed(): number {
    return this.#missed;
  }

  /** Facts behind the actors that they are the first to name. */
  async *parts(): AsyncGenerator<Part> {
    for await (const actors of this.#newHeads(this.#alone)) yield { actors, facts: [] };
    for await (const facts of this.#read('facts')) {
      const actors: ExportedActor[] = [];
      for await (const batch of this.#newActors(facts)) actors.push(...batch);
      yield { actors, facts };
    }
  }

  async *actors(): AsyncGenerator<readonly ExportedActor[]> {
    yield* this.#newHeads(this.#alone);
    for await (const facts of this.#read('parties')) {
      yield [];
      yield* this.#newActors(facts);
    }
    this.#onlySeen = true;
  }

  async *facts(): AsyncGenerator<readonly ExportedFact[]> {
    for await (const batch of this.#read('facts'))
      yield this.#onlySeen ? batch.map((fact) => this.#withSeen(fact)) : batch;
  }

  async *#read(what: 'facts' | 'parties'): AsyncGenerator<readonly ExportedFact[]> {
    const { facts: kinds } = this.#args.via ?? {};
    const asked = what === 'facts' ? this.#args.sources : undefined;
    for (const reader of this.#readers.facts) {
      if (kinds && !kinds.includes(reader.kind)) continue;
      for await (const ids of reader.ids(this.#ask, this.#args)) {
        for await (const batch of reader[what](this.#ask, ids, asked)) {
          yield batch.filter(({ isThere }) => isThere).map((node) => this.#toFact(reader.kind, node));
        }
      }
    }
  }

  #toFact(kind: string, node: ExportedNode): ExportedFact {
    const { parties } = node;
    const actors = new Map(parties.map(({ id, name }) => [id, this.#headOf(id, name)]));
    return { ...node, kind, actors, links: linksOf(parties) };
  }

  #headOf(id: string, label: string): ActorHead {
    return { id, kind: typeOfId(this.#readers.model, id)?.name ?? '', label };
  }

  #newActors(facts: readonly ExportedFact[]): AsyncGenerator<readonly ExportedActor[]> {
    return this.#newHeads(facts.flatMap(({ actors }) => [...actors.values()]));
  }

  async *#newHeads(all: readonly ActorHead[]): AsyncGenerator<readonly ExportedActor[]> {
    const heads = all.filter(({ id }) => this.#seen.add(id));
    const byType = groupBy(heads, ({ kind }) => kind);
    for (const { shape, read } of this.#readers.actors) {
      const own = new Map((byType.get(shape.type.name) ?? []).map((head) => [head.id, head]));
      for await (const batch of read(this.#ask, [...own.keys()])) {
        yield batch.map((node) => ({ ...node, ...(own.get(node.id) as ActorHead) }));
      }
    }
  }

  /** A fact with those of its actors that the file has. */
  #withSeen(fact: ExportedFact): ExportedFact {
    const actors = new Map([...fact.actors].filter(([id]) => this.#seen.has(id)));
    if (actors.size < fact.actors.size) this.#missed++;
    return { ...fact, actors };
  }
}
