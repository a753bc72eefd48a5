import { knownUsd } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, nodeType } from '../../model/index.ts';
import { batched } from '../writes/writes.ts';
import { throughNodes } from './pages.ts';

/** Gives loans in US dollars their amount in US dollars, where it is unknown. What is there stays, whatever it is. */
export function fillUsdAmounts(graph: GraphPort, model: Model): Promise<void> {
  const { label } = nodeType(model, 'Loan');
  return throughNodes(graph, {
    label,
    values: ['n.`principal`', 'n.`currency`', 'n.`principalUsd`'],
    writes: (rows) =>
      batched(
        `MATCH (n:\`${label}\` {\`id\`: r.id}) SET n.\`principalUsd\` = toFloat(r.usd), n.\`usdBasis\` = r.basis`,
        rows.flatMap(([id, principal, currency, there]) => {
          const known = there === null ? knownUsd({ principal, currency }) : undefined;
          if (!known || 'problem' in known) return [];
          return [{ id: String(id), usd: known.principalUsd, basis: known.usdBasis }];
        }),
      ),
  });
}
