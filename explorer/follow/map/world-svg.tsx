import { useEffect, useMemo, useRef } from 'react';
import type { Dispatch } from '../../state/index.ts';
import { formatNumber, TEXTS } from '../../texts/index.ts';
import { useOfferExport } from '../../ui/index.ts';
import { pngOf, svgText } from './map-export.ts';
import { HEIGHT, WIDTH, type WorldMap } from './shapes.ts';
import { classOf, type MapTies, type TiedCountry } from './ties.ts';

interface WorldSvgProps {
  readonly world: WorldMap;
  readonly ties: MapTies;
  readonly size: number;
  readonly dispatch: Dispatch;
}

/** The widest line, in units of the map. */
const WIDEST = 6;

/** The map. What it shows is in the table below as well, which the keyboard reaches. */
export function WorldSvg({ world, ties, size, dispatch }: WorldSvgProps) {
  const svg = useRef<SVGSVGElement>(null);
  const region = useRef<HTMLElement>(null);
  const exported = useMemo(
    () => ({
      svg: () => (svg.current ? svgText(svg.current) : ''),
      png: () => (svg.current ? pngOf(svgText(svg.current)) : Promise.reject(new Error())),
    }),
    [],
  );
  useOfferExport(exported);
  const { self, countries } = ties;
  const byCode = new Map(countries.map((country) => [country.code, country]));
  const place = self?.place;
  useEffect(() => {
    const { current } = region;
    const at = place && world.project([place.longitude, place.latitude]);
    // A map that is larger than its frame begins with the country in the middle.
    if (size > 1 && current && at) {
      current.scrollLeft = (at[0] / WIDTH) * current.scrollWidth - current.clientWidth / 2;
      current.scrollTop = (at[1] / HEIGHT) * current.scrollHeight - current.clientHeight / 2;
    }
  }, [size, place, world]);
  // Listened to here, since a picture is no control: the table below has the same as buttons.
  useEffect(() => {
    const { current } = svg;
    const select = ({ target }: MouseEvent): void => {
      const id = target instanceof Element ? target.closest<SVGElement>('[data-id]')?.dataset.id : undefined;
      if (id !== undefined) dispatch({ type: 'select', id });
    };
    current?.addEventListener('click', select);
    return () => current?.removeEventListener('click', select);
  }, [dispatch]);
  const label = TEXTS.map.title(self?.name ?? '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls it
    <section ref={region} className="map-scroll" tabIndex={0} aria-label={TEXTS.map.scroll}>
      <svg
        ref={svg}
        className={`world size-${size}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${label}. ${summaryOf(countries)}`}
      >
        <path className="sphere" d={world.sphere} />
        <path className="graticule" d={world.graticule} />
        {world.shapes.map(({ code, path }) => {
          const country = code === null ? undefined : byCode.get(code);
          return (
            <path
              key={path.slice(0, 40)}
              d={path}
              data-code={code}
              data-id={country?.id}
              className={
                code !== null && code === self?.code ? 'land self' : country ? `land tie-${classOf(country)}` : 'land'
              }
            >
              {country && <title>{titleOf(country)}</title>}
            </path>
          );
        })}
        {place &&
          countries.map((country) =>
            country.place && country.direct > 0 ? (
              <path
                key={country.id}
                className="tie"
                d={world.wayOf(place, country.place)}
                strokeWidth={Math.min(WIDEST, 1 + Math.log2(country.direct))}
              />
            ) : null,
          )}
        <Points world={world} ties={ties} />
      </svg>
    </section>
  );
}

/** Countries that are too small for a shape, or that no longer exist. */
function Points({ world, ties: { countries, self } }: Pick<WorldSvgProps, 'world' | 'ties'>) {
  const shaped = new Set(world.shapes.map(({ code }) => code));
  const points = [...countries, ...(self ? [{ ...self, direct: 0, through: 0, loans: 0, loansUsd: 0 }] : [])];
  return points.map((country) => {
    const at = country.place && world.project([country.place.longitude, country.place.latitude]);
    if (!at || shaped.has(country.code)) return null;
    return (
      <circle
        key={country.id}
        className={country.id === self?.id ? 'land self' : `land tie-${classOf(country)}`}
        data-code={country.code}
        data-id={country.id}
        cx={at[0].toFixed(1)}
        cy={at[1].toFixed(1)}
        r={3.5}
      >
        <title>{titleOf(country)}</title>
      </circle>
    );
  });
}

const titleOf = ({ name, direct, through }: TiedCountry): string =>
  `${name}. ${TEXTS.map.columns.direct}: ${formatNumber(direct)}. ${TEXTS.map.columns.through}: ${formatNumber(through)}`;

const summaryOf = (countries: readonly TiedCountry[]): string =>
  TEXTS.map.counts(
    formatNumber(countries.length),
    formatNumber(countries.reduce((sum, { direct }) => sum + direct, 0)),
  );
