import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Model } from '../model/index.ts';
import { compileOperation } from './compile.ts';
import { type Faults, NO_FAULTS } from './faults.ts';
import type { Operation } from './plan/context.ts';
import type { Variables } from './plan/input.ts';
import type { CompiledOperation } from './response/compiled-operation.ts';
import { shapeKey } from './shape-key.ts';

/** The number of lookups that found a compiled operation, and of those that had to compile one. */
export interface CacheCounters {
  readonly hits: number;
  readonly misses: number;
  readonly size: number;
}

/**
 * An LRU cache of compiled operations. The key is the parsed definition, which Apollo keeps for each document, and the
 * shape of the variables.
 */
export class CompilerCache {
  readonly #model: Model;
  readonly #schema: GraphQLSchema;
  readonly #compiled: LRUCache<string, CompiledOperation>;
  readonly #numbers = new WeakMap<OperationDefinitionNode, number>();
  #last = 0;
  #hits = 0;
  #misses = 0;

  constructor(model: Model, schema: GraphQLSchema, max = 500) {
    this.#model = model;
    this.#schema = schema;
    this.#compiled = new LRUCache({ max });
  }

  get counters(): CacheCounters {
    return { hits: this.#hits, misses: this.#misses, size: this.#compiled.size };
  }

  /** The operation compiled for the shape of these variables, without the fields in `faults`. */
  compile(operation: Operation, variables: Variables, faults: Faults = NO_FAULTS): CompiledOperation {
    const key = `${this.#number(operation.definition)} ${shapeKey(this.#schema, operation.definition, variables)}${leftOut(faults)}`;
    const known = this.#compiled.get(key);
    if (known) {
      this.#hits++;
      return known;
    }
    this.#misses++;
    const compiled = compileOperation(this.#model, this.#schema, operation, variables, faults);
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #number(definition: OperationDefinitionNode): number {
    const known = this.#numbers.get(definition);
    if (known !== undefined) return known;
    this.#last++;
    this.#numbers.set(definition, this.#last);
    return this.#last;
  }
}

const leftOut = (faults: Faults): string =>
  faults.size === 0 ? '' : ` without ${[...faults.keys()].sort().join(' ')}`;
