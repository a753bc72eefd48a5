import { ExposureDocument, type ExposureQuery, useAnswer } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { formatNumber, formatUsd, TEXTS } from '../texts/index.ts';
import { Problems, useNames } from '../ui/index.ts';
import { Counterparties } from './counterparties.tsx';
import { ExposureForm } from './exposure-form.tsx';
import { BySource, Overlaps } from './exposure-sources.tsx';
import { FollowTabs } from './follow-tabs.tsx';
import { LeftOut } from './left-out.tsx';
import { exposureQuestion } from './questions.ts';

/** What a country or organization owes or is owed, by which rule, and what that leaves out. */
export function ExposurePanel(props: SlotProps) {
  const { state, dispatch } = props;
  const { panel } = state;
  const { answer, loading } = useAnswer(ExposureDocument, exposureQuestion(state));
  const nameOf = useNames(panel.kind === 'exposure' ? [panel.of] : []);
  if (panel.kind !== 'exposure') return null;
  const exposure = answer?.data?.exposure;
  return (
    <div className="follow">
      <FollowTabs {...props} shown="exposure" />
      <h2>{TEXTS.follow.exposure}</h2>
      <ExposureForm panel={panel} dispatch={dispatch} nameOf={nameOf} />
      <div aria-live="polite">
        {loading && <p>{TEXTS.page.loading}</p>}
        {!loading && <Problems problems={answer?.problems ?? []} notes={answer?.notes ?? []} />}
      </div>
      {!loading && exposure && <Sums exposure={exposure} dispatch={dispatch} />}
    </div>
  );
}

type Exposure = NonNullable<ExposureQuery['exposure']>;

function Sums({ exposure, dispatch }: Pick<SlotProps, 'dispatch'> & { readonly exposure: Exposure }) {
  const { rule, totalUsd, organizationsUsd, loans, hhi, leftOut, undecided } = exposure;
  const texts = TEXTS.follow.sums;
  return (
    <>
      <p className="total">
        <data value={totalUsd}>{formatUsd(totalUsd)}</data> {texts.total(formatNumber(loans))}
      </p>
      <p className="rule">{rule}</p>
      {organizationsUsd > 0 && <p>{texts.organizations(formatUsd(organizationsUsd))}</p>}
      {hhi !== null && <p>{texts.hhi(hhi.toFixed(2))}</p>}
      <Counterparties exposure={exposure} dispatch={dispatch} />
      <h3>{texts.leftOut}</h3>
      <LeftOut rest={leftOut} />
      {undecided && (
        <>
          <h3>{texts.undecided}</h3>
          <p>{texts.undecidedSum(formatUsd(undecided.amountUsd), formatNumber(undecided.loans))}</p>
          {undecided.leftOut.length > 0 && <LeftOut rest={undecided.leftOut} />}
        </>
      )}
      <BySource exposure={exposure} />
      <Overlaps exposure={exposure} />
    </>
  );
}
