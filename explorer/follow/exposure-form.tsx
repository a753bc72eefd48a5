import type { ExposureCounting, ExposureSide, SearchType } from '../api/index.ts';
import type { Dispatch, Panel } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { ActorField } from './actor-field.tsx';

const PARTIES: readonly SearchType[] = ['COUNTRY', 'ORGANIZATION'];
const SIDES: readonly ExposureSide[] = ['CREDITORS', 'DEBTORS'];
const COUNTINGS: readonly ExposureCounting[] = ['COMMITMENTS', 'OUTSTANDING', 'INCLUDING_UMBRELLAS'];

export type ExposurePanelState = Extract<Panel, { readonly kind: 'exposure' }>;

interface ExposureFormProps {
  readonly panel: ExposurePanelState;
  readonly dispatch: Dispatch;
  readonly nameOf: (id: string) => string;
}

/** Whose loans are summed up, on which side, and by which rule. */
export function ExposureForm({ panel, dispatch, nameOf }: ExposureFormProps) {
  const texts = TEXTS.follow.sums;
  const change = (part: Partial<ExposurePanelState>): void => dispatch({ type: 'panel', panel: { ...panel, ...part } });
  return (
    <>
      <ActorField label={texts.of} id={panel.of} nameOf={nameOf} types={PARTIES} onChange={(of) => change({ of })} />
      <fieldset>
        <legend>{texts.side}</legend>
        {SIDES.map((side) => (
          <label key={side}>
            <input type="radio" name="side" checked={panel.side === side} onChange={() => change({ side })} />{' '}
            {texts.sides[side]}
          </label>
        ))}
      </fieldset>
      <fieldset className="column">
        <legend>{texts.counting}</legend>
        {COUNTINGS.map((counting) => (
          <label key={counting}>
            <input
              type="radio"
              name="counting"
              checked={panel.counting === counting}
              onChange={() => change({ counting })}
            />{' '}
            {texts.countings[counting]}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={panel.parties === 'WITH_ORGANIZATIONS'}
            onChange={({ target }) => change({ parties: target.checked ? 'WITH_ORGANIZATIONS' : 'COUNTRY' })}
          />{' '}
          {texts.withOrganizations}
        </label>
      </fieldset>
    </>
  );
}
