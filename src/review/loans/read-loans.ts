import { node, outgoing, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphValue } from '../../graph/index.ts';
import { type Model, nodeType, nodeTypesOf, relationOf } from '../../model/index.ts';
import type { ReadEntries } from '../read-entries.ts';
import { haveOneInCommon, readAll, readSourcesOf, type SourcesOfGraph } from '../read-sources.ts';
import { type Loan, loanOf } from './loan.ts';

const AMOUNTS = ['principal', 'currency', 'principalUsd', 'usdBasis', 'umbrella'];
const OTHERS = ['instrument', 'from', 'fromPrecision'];

/**
 * Reads all loans with what distinguishes them. There may be a million: if one source has all of them, and so tells them
 * apart, they are only counted.
 */
export async function readLoans(graph: GraphPort, model: Model, sources: SourcesOfGraph): Promise<ReadEntries<Loan>> {
  const { label } = nodeType(model, 'Loan');
  const sourcesOf = await readSourcesOf(graph, model, label, sources);
  if (haveOneInCommon(sourcesOf.values())) return { entries: [], total: sourcesOf.size };
  const creditors = await readParties(graph, model, 'creditor');
  const debtors = await readParties(graph, model, 'debtor');
  const text = `MATCH ${node('l', label)} RETURN ${properties('l', ['id', ...AMOUNTS, ...OTHERS])} ORDER BY ${property('l', 'id')}`;
  const entries = (await readAll(graph, text)).map(
    ([key, principal, currency, principalUsd, usdBasis, umbrella, ...others]) => {
      const id = String(key);
      const [instrument = null, from = null, fromPrecision = null] = others.map(textOrNull);
      return loanOf({
        id,
        creditor: creditors.get(id) ?? null,
        debtor: debtors.get(id) ?? null,
        principal: numberOrNull(principal),
        currency: textOrNull(currency),
        principalUsd: numberOrNull(principalUsd),
        usdBasis: textOrNull(usdBasis),
        umbrella: typeof umbrella === 'boolean' ? umbrella : null,
        instrument,
        from,
        fromPrecision,
        sources: sourcesOf.get(id) ?? NO_SOURCES,
      });
    },
  );
  return { entries, total: entries.length };
}

const NO_SOURCES: ReadonlySet<string> = new Set();

/** The party of each loan by the loan's id. */
async function readParties(
  graph: GraphPort,
  model: Model,
  field: 'creditor' | 'debtor',
): Promise<ReadonlyMap<string, string>> {
  const loan = nodeType(model, 'Loan');
  const { relationship, target } = relationOf(loan, field);
  const parties = new Map<string, string>();
  for (const { label } of nodeTypesOf(model, target)) {
    const text = `MATCH ${node('l', loan.label)}${outgoing(relationship)}${node('p', label)} RETURN ${property('l', 'id')}, ${property('p', 'id')}`;
    for (const [id, party] of await readAll(graph, text)) parties.set(String(id), String(party));
  }
  return parties;
}

const textOrNull = (value: GraphValue | undefined): string | null => (typeof value === 'string' ? value : null);

const numberOrNull = (value: GraphValue | undefined): number | null => (typeof value === 'number' ? value : null);
