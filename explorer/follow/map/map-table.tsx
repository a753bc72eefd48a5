import type { Dispatch } from '../../state/index.ts';
import { formatNumber, formatUsd, TEXTS } from '../../texts/index.ts';
import type { WorldMap } from './shapes.ts';
import type { MapTies } from './ties.ts';

interface MapTableProps {
  readonly world: WorldMap;
  readonly ties: MapTies;
  readonly dispatch: Dispatch;
}

/** The same in words, for the keyboard and for countries that the map has no place for. */
export function MapTable({ world, ties: { countries }, dispatch }: MapTableProps) {
  const { columns, table, on, unplaced } = TEXTS.map;
  const shaped = new Set(world.shapes.map(({ code }) => code));
  const whereIs = ({ code, place }: MapTies['countries'][number]): keyof typeof on =>
    shaped.has(code) ? 'shape' : place ? 'point' : 'none';
  const without = countries.filter((country) => whereIs(country) === 'none');
  return (
    <>
      {without.length > 0 && <p>{unplaced(without.map(({ name }) => name).join(', '))}</p>}
      <table className="bars map-table">
        <caption>{table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.country}</th>
            <th scope="col">{columns.direct}</th>
            <th scope="col">{columns.loans}</th>
            <th scope="col">{columns.through}</th>
            <th scope="col">{columns.on}</th>
          </tr>
        </thead>
        <tbody>
          {countries.map((country) => (
            <tr key={country.id}>
              <th scope="row">
                <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: country.id })}>
                  {country.name}
                </button>
              </th>
              <td>{formatNumber(country.direct)}</td>
              <td>{country.loans > 0 && `${formatNumber(country.loans)} (${formatUsd(country.loansUsd)})`}</td>
              <td>{formatNumber(country.through)}</td>
              <td>{on[whereIs(country)]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
