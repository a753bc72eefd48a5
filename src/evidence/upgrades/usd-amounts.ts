import { assignments, batched, floatOf, node, property } from '../../cypher/index.ts';
import { knownUsd } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, nodeType } from '../../model/index.ts';
import { throughNodes } from './through-nodes.ts';

/** Fills the missing USD amount of loans in US dollars. Existing amounts stay. */
export function fillUsdAmounts(graph: GraphPort, model: Model): Promise<void> {
  const { label } = nodeType(model, 'Loan');
  return throughNodes(graph, {
    label,
    values: ['principal', 'currency', 'principalUsd'].map((name) => property('n', name)),
    writes: (rows) =>
      batched(
        `MATCH ${node('n', label, { id: 'r.id' })} SET ${assignments('n', { principalUsd: floatOf('r.usd'), usdBasis: 'r.basis' })}`,
        rows.flatMap(([id, principal, currency, there]) => {
          const known = there === null ? knownUsd({ principal, currency }) : undefined;
          if (!known || 'problem' in known) return [];
          return [{ id: String(id), usd: known.principalUsd, basis: known.usdBasis }];
        }),
      ),
  });
}
