import { knownUsd } from '../../domain/usd.ts';
import type { GraphPort } from '../../graph/port.ts';
import { nodeType } from '../../model/lookup.ts';
import type { Model } from '../../model/types.ts';
import { batched } from '../writes.ts';
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
