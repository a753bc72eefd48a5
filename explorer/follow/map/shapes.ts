import { type GeoProjection, geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };

export const WIDTH = 960;
export const HEIGHT = 480;

/** A shape of the map. */
interface Shape {
  /** The code of the country as the API has it; null for an area that has none. */
  readonly code: string | null;
  /** An SVG path. */
  readonly path: string;
}

export interface WorldMap {
  readonly shapes: readonly Shape[];
  readonly graticule: string;
  readonly sphere: string;
  /** The place of a longitude and latitude. */
  readonly project: GeoProjection;
  /** The way between two places, along the ground. */
  readonly wayOf: (from: Place, to: Place) => string;
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Areas of the atlas that no ISO number stands for, and that the API has a code for. */
const WITHOUT_NUMBER: Readonly<Record<string, string>> = { Kosovo: 'XK' };

/**
 * The atlas has the numbers of ISO 3166-1, the API the two letters. A number is an alias of the letters in the languages' own
 * data, so the browser has the table.
 */
export function codeOf(number: string | undefined, name: string): string | null {
  if (number === undefined) return Object.hasOwn(WITHOUT_NUMBER, name) ? (WITHOUT_NUMBER[name] ?? null) : null;
  const region = new Intl.Locale(`und-${number}`).region ?? '';
  return /^[A-Z]{2}$/.test(region) ? region : null;
}

export function worldMap(): WorldMap {
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const countries: FeatureCollection<Geometry, { name: string }> = feature(topology, topology.objects.countries);
  const project = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: 'Sphere' });
  const path = geoPath(project).digits(1);
  return {
    shapes: countries.features.map(({ id, properties, ...rest }) => ({
      code: codeOf(id === undefined ? undefined : String(id).padStart(3, '0'), properties.name),
      path: path({ ...rest, properties }) ?? '',
    })),
    graticule: path(geoGraticule10()) ?? '',
    sphere: path({ type: 'Sphere' }) ?? '',
    project,
    wayOf: (from, to) =>
      path({
        type: 'LineString',
        coordinates: [
          [from.longitude, from.latitude],
          [to.longitude, to.latitude],
        ],
      }) ?? '',
  };
}
