import fc, { type GeneratorValue } from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { FORMATS } from '../../src/export/index.ts';
import { generateOperation } from '../fuzz/operations.ts';
import type { Pools } from '../fuzz/random-graph.ts';

/** One request in so many is an export, or asks for the statements too. */
const EXPORTED = 8;
const EXPLAINED = 8;

/** What requests are drawn from. */
interface Asked {
  readonly schema: GraphQLSchema;
  readonly pools: Pools;
  /** Whether some ask for the statements too, which engines are sent in words of their own. */
  readonly explains: boolean;
}

/** A request as a client would send it: an operation over the whole schema, analyses included, or an export. */
export function generateRequest(gen: GeneratorValue, { schema, pools, explains }: Asked): InjectOptions {
  if (gen(fc.nat, { max: EXPORTED - 1 }) === 0) return exportOf(gen, pools);
  const { query, variables } = generateOperation(gen, schema, pools, { analyses: true });
  const isExplained = explains && gen(fc.nat, { max: EXPLAINED - 1 }) === 0;
  const headers = { accept: 'application/graphql-response+json', ...(isExplained && { 'x-entente-explain': '1' }) };
  return { method: 'POST', url: '/graphql', headers, payload: { query, variables } };
}

/** The ids that an export takes, and those of sources. */
function exportOf(gen: GeneratorValue, pools: Pools): InjectOptions {
  const pick = <T>(values: readonly T[]): T | undefined => values[gen(fc.nat, { max: values.length - 1 })];
  const format = pick([...FORMATS.keys()]) ?? 'csv';
  const ids = (pools.get('ID') ?? []).map(String);
  const sources = ids.filter((id) => id.startsWith('source:'));
  const some = (from: readonly string[]): string => [pick(from), pick(from)].join();
  const queries: readonly Readonly<Record<string, string>>[] = [
    { all: 'true' },
    { at: '2003-01-01', inForce: pick(['SHOWN', 'PRESUMED', 'POSSIBLE']) ?? '' },
    { sources: some(sources) },
    { ids: some(ids) },
    { of: some(ids), steps: '2' },
  ];
  return { method: 'GET', url: `/export/${format}`, query: { ...pick(queries) } };
}
