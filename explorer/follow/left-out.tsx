import type { ExposureReason } from '../api/index.ts';
import { formatNumber, formatUsd, TEXTS } from '../texts/index.ts';

interface LeftOutProps {
  readonly rest: readonly {
    readonly reason: ExposureReason;
    readonly loans: number;
    readonly amountUsd: number | null;
  }[];
}

/** The loans that do not count, by reason. */
export function LeftOut({ rest }: LeftOutProps) {
  const texts = TEXTS.follow.sums;
  if (rest.length === 0) return <p>{texts.nothing}</p>;
  return (
    <ul className="plain">
      {rest.map(({ reason, loans, amountUsd }) => (
        <li key={reason}>
          {texts.reason(formatNumber(loans), texts.reasons[reason])}
          {amountUsd !== null && ` (${formatUsd(amountUsd)})`}
        </li>
      ))}
    </ul>
  );
}
