import { type Cut, MOST, type SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';

/** How many times as many facts are asked for, if more are wanted. */
const MORE = 5;

/** What is not drawn, and the way to get it. */
export function Cuts({ picture, dispatch }: SlotProps) {
  const names = new Map(picture.nodes.map(({ id, label }) => [id, label]));
  const cut = picture.cuts.filter(({ shown, total }) => shown < total);
  const { loose, hiddenFacts, otherLevels, unknown } = picture;
  const counts = [
    loose.length > 0 && TEXTS.table.loose(loose.length),
    hiddenFacts.length > 0 && TEXTS.table.hidden(hiddenFacts.length),
    otherLevels > 0 && TEXTS.table.otherLevels(otherLevels),
    unknown.length > 0 && TEXTS.page.unknown(unknown.join(', ')),
  ].filter((text) => text !== false);
  if (cut.length + counts.length === 0) return null;
  return (
    <ul className="cuts">
      {cut.map((one) => (
        <li key={`${one.node} ${one.field}`}>
          {inWords(one, names.get(one.node) ?? one.node)}{' '}
          <button
            type="button"
            disabled={one.shown >= MOST}
            onClick={() =>
              dispatch({ type: 'expand', id: one.node, kind: one.kind, first: Math.min(one.shown * MORE, MOST) })
            }
          >
            {TEXTS.cuts.more}
          </button>
        </li>
      ))}
      {counts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

const inWords = ({ kind, field, shown, total }: Cut, name: string): string =>
  TEXTS.cuts[kind === 'LOAN' ? 'largest' : 'latest'](
    formatNumber(shown),
    formatNumber(total),
    TEXTS.cutFields[field],
    name,
  );
