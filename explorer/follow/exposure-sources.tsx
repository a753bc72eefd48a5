import type { ExposureQuery } from '../api/index.ts';
import { formatNumber, formatUsd, TEXTS } from '../texts/index.ts';
import { Bar } from './bar.tsx';
import { LeftOut } from './left-out.tsx';

interface OfExposure {
  readonly exposure: NonNullable<ExposureQuery['exposure']>;
}

/** The same sum for each source. */
export function BySource({ exposure: { bySource } }: OfExposure) {
  const texts = TEXTS.follow.sums;
  const most = Math.max(0, ...bySource.map(({ amountUsd }) => amountUsd));
  if (bySource.length === 0) return null;
  return (
    <table className="bars">
      <caption>{texts.bySource}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.source}</th>
          <th scope="col">{texts.amount}</th>
          <th scope="col">{texts.shared}</th>
          <th scope="col">{texts.loans}</th>
        </tr>
      </thead>
      <tbody>
        {bySource.map(({ source, amountUsd, loans, sharedUsd, firstYear, lastYear, leftOut }) => (
          <tr key={source.id}>
            <th scope="row">
              {source.title}
              <Bar part={most === 0 ? 0 : amountUsd / most} inner={most === 0 ? 0 : sharedUsd / most} />
              {firstYear !== null && lastYear !== null && (
                <span className="small">{texts.years(String(firstYear), String(lastYear))}</span>
              )}
              {leftOut.length > 0 && (
                <details>
                  <summary>{texts.leftOut}</summary>
                  <LeftOut rest={leftOut} />
                </details>
              )}
            </th>
            <td>
              <data value={amountUsd}>{formatUsd(amountUsd)}</data>
            </td>
            <td>{formatUsd(sharedUsd)}</td>
            <td>{formatNumber(loans)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the total may count twice, since two sources list loans apart. */
export function Overlaps({ exposure: { overlaps } }: OfExposure) {
  const texts = TEXTS.follow.sums;
  if (overlaps.length === 0) return null;
  return (
    <>
      <h3>{texts.overlaps}</h3>
      <ul className="plain">
        {overlaps.map(({ amountUsd, years, creditor, debtor, sides }) => (
          <li key={`${sides.map(({ source }) => source.id).join()} ${creditor?.id} ${debtor?.id} ${years.join()}`}>
            {texts.overlap(formatUsd(amountUsd), creditor?.name ?? texts.unnamed, debtor?.name ?? texts.unnamed)}{' '}
            {yearsOf(years)}
            <ul className="small">
              {sides.map(({ source, amountUsd: own, loans }) => (
                <li key={source.id}>{texts.overlapSide(source.title, formatUsd(own), formatNumber(loans))}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

const yearsOf = (years: readonly number[]): string => {
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined || last === undefined ? '' : TEXTS.follow.sums.years(String(first), String(last));
};
