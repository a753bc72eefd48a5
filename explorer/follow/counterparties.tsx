import type { ExposureQuery } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { formatDate, formatNumber, formatUsd, TEXTS } from '../texts/index.ts';
import { Bar } from './bar.tsx';

interface CounterpartiesProps extends Pick<SlotProps, 'dispatch'> {
  readonly exposure: NonNullable<ExposureQuery['exposure']>;
}

/** Bars, the longest of which is the largest counterparty; a table for those who do not see them. */
export function Counterparties({ exposure: { counterparties }, dispatch }: CounterpartiesProps) {
  const texts = TEXTS.follow.sums;
  const most = Math.max(0, ...counterparties.map(({ amountUsd }) => amountUsd));
  const part = (amountUsd: number): number => (most === 0 ? 0 : amountUsd / most);
  if (counterparties.length === 0) return <p>{texts.noLoans}</p>;
  return (
    <table className="bars">
      <caption>{texts.counterparties}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.party}</th>
          <th scope="col">{texts.amount}</th>
          <th scope="col">{texts.share}</th>
          <th scope="col">{texts.loans}</th>
        </tr>
      </thead>
      <tbody>
        {counterparties.map(({ party, amountUsd, organizationsUsd, share, loans, unknownAmounts, ...balance }) => (
          <tr key={party?.id ?? ''}>
            <th scope="row">
              {party ? (
                <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: party.id })}>
                  {party.name}
                </button>
              ) : (
                texts.unnamed
              )}
              <Bar part={part(amountUsd)} inner={part(organizationsUsd)} />
              {unknownAmounts > 0 && <span className="small">{texts.unknown(formatNumber(unknownAmounts))}</span>}
              {balance.balanceUsd !== null && (
                <span className="small">
                  {texts.balance(formatUsd(balance.balanceUsd), formatDate(balance.balanceAsOf, 'DAY'))}
                </span>
              )}
            </th>
            <td>
              <data value={amountUsd}>{formatUsd(amountUsd)}</data>
            </td>
            <td>{share === null ? '' : texts.percent((100 * share).toFixed(1))}</td>
            <td>{formatNumber(loans)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
