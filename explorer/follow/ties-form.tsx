import { FACT_KINDS, type SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';

/** What counts as a tie. */
export function TiesForm({ state: { ties }, dispatch }: Pick<SlotProps, 'state' | 'dispatch'>) {
  const texts = TEXTS.follow.ties;
  return (
    <fieldset className="ties">
      <legend>{texts.legend}</legend>
      {FACT_KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={ties.facts.includes(kind)}
            onChange={({ target }) => {
              const others = ties.facts.filter((one) => one !== kind);
              dispatch({ type: 'ties', ties: { ...ties, facts: target.checked ? [...others, kind] : others } });
            }}
          />{' '}
          {TEXTS.facts[kind]}
        </label>
      ))}
      <label className="members">
        {texts.members}{' '}
        <input
          type="number"
          min={1}
          max={999}
          placeholder={texts.any}
          value={ties.maxMembers ?? ''}
          onChange={({ target: { value } }) => {
            const maxMembers = /^[1-9]\d{0,2}$/.test(value) ? Number(value) : null;
            dispatch({ type: 'ties', ties: { ...ties, maxMembers } });
          }}
        />{' '}
        {texts.membersEnd}
      </label>
      {ties.facts.length === 0 && <p role="alert">{texts.none}</p>}
    </fieldset>
  );
}
