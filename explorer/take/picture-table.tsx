import type { PictureEdge, SlotProps } from '../state/index.ts';
import { formatDate, formatUsd, TEXTS } from '../texts/index.ts';

/** All that is drawn, as a table. */
export function PictureTable({ picture, state, dispatch }: SlotProps) {
  const names = new Map(picture.nodes.map(({ id, label }) => [id, label]));
  const { columns } = TEXTS.table;
  return (
    <table className="picture-table">
      <caption>{TEXTS.table.caption}</caption>
      <thead>
        <tr>
          {Object.values(columns).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {picture.edges.map((edge) => (
          <tr key={edge.id} aria-selected={state.selected === edge.fact}>
            <td>{TEXTS.fact[edge.kind]}</td>
            <td>{names.get(edge.from)}</td>
            <td>{names.get(edge.to)}</td>
            <td>
              <button type="button" onClick={() => dispatch({ type: 'select', id: edge.fact })}>
                {whatOf(edge)}
              </button>
            </td>
            <td>{datesOf(edge, picture)}</td>
            <td>
              {edge.inForce && TEXTS.inForce[edge.inForce]} {edge.disputed && TEXTS.disputed}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const whatOf = ({ label, kind, amountUsd }: PictureEdge): string =>
  [label ?? TEXTS.fact[kind], ...(amountUsd === null ? [] : [formatUsd(amountUsd)])].join(' · ');

function datesOf({ fact: id }: PictureEdge, { facts }: SlotProps['picture']): string {
  const fact = facts[id];
  if (!fact || (fact.from === null && fact.until === null)) return '';
  return [formatDate(fact.from, fact.fromPrecision), formatDate(fact.until, fact.untilPrecision)]
    .map((date) => date || TEXTS.table.openEnd)
    .join(' – ');
}
