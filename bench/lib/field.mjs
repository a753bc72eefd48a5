import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STARTERS } from '../contestants/start.mjs';
import { loadEmbedded } from '../graph/load-embedded.mjs';
import { sizeOf } from '../graph/size.mjs';
import { openLoadedNeo4j } from './neo4j.mjs';
import { openLoadedPostgres } from './postgres.mjs';

/** Where the graphs are kept where `--data` does not say. */
const DATA = fileURLToPath(new URL('../data/', import.meta.url));

/** Each server listens for this process's end, to end with it. */
const MOST_SERVERS = 30;

/** All that runs for the benchmark, so that all of it is ended whatever happens. */
export class Field {
  /** @type {(() => Promise<void>)[]} */
  #stops = [];
  #data;
  #say;
  #signal;
  /** @type {Map<number, Promise<import('../contestants/start.mjs').Place>>} */
  #places = new Map();
  /** @type {Map<number, Promise<import('./postgres.mjs').LoadedPostgres>>} */
  #tables = new Map();

  /**
   * @param {object} options
   * @param {string | undefined} options.data
   * @param {(text: string) => void} options.say
   * @param {AbortSignal} options.signal
   */
  constructor({ data = DATA, say, signal }) {
    process.setMaxListeners(MOST_SERVERS);
    this.#data = data;
    this.#say = say;
    this.#signal = signal;
  }

  /**
   * A Neo4j and an embedded graph of a scale, made where they are not there yet.
   * @param {number} scale
   * @returns {Promise<import('../contestants/start.mjs').Place>}
   */
  place(scale) {
    const known = this.#places.get(scale);
    if (known) return known;
    const place = this.#open(scale);
    this.#places.set(scale, place);
    return place;
  }

  /**
   * @param {keyof typeof STARTERS} name
   * @param {number} scale
   */
  async start(name, scale) {
    const contestant = await STARTERS[name](await this.place(scale));
    this.#stops.push(contestant.stop);
    return contestant;
  }

  /** @param {number} scale */
  async #open(scale) {
    const directory = join(this.#data, `scale-${scale}`);
    const size = sizeOf(scale);
    const file = await loadEmbedded(join(directory, 'embedded'), size, this.#say);
    const neo4j = await openLoadedNeo4j(join(directory, 'neo4j'), size, this.#say, this.#signal);
    this.#stops.push(neo4j.stop);
    return { scale, neo4j, file, postgres: () => this.#postgres(scale) };
  }

  /**
   * A PostgreSQL with the graph of a scale, for the contestants that ask it.
   * @param {number} scale
   */
  #postgres(scale) {
    const known = this.#tables.get(scale);
    if (known) return known;
    const opened = this.#openPostgres(scale);
    this.#tables.set(scale, opened);
    return opened;
  }

  /**
   * The databases that answer at a scale.
   * @param {number} scale
   * @returns {Promise<{ neo4j: string, postgres: string | undefined }>}
   */
  async versions(scale) {
    const { neo4j } = await this.place(scale);
    const postgres = await this.#tables.get(scale);
    return { neo4j: neo4j.version, postgres: postgres?.version };
  }

  /** @param {number} scale */
  async #openPostgres(scale) {
    const home = join(this.#data, `scale-${scale}`, 'postgres');
    const postgres = await openLoadedPostgres(home, sizeOf(scale), this.#say, this.#signal);
    this.#stops.push(postgres.stop);
    return postgres;
  }

  /** Ends everything, the last first. */
  async close() {
    for (const stop of this.#stops.reverse()) await stop();
  }
}
