/** The media types of GraphQL over HTTP; the first is the default. */
const OFFERED = ['application/json', 'application/graphql-response+json'] as const;

export type MediaType = (typeof OFFERED)[number];

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** The media type that an `Accept` header prefers; undefined if it accepts neither. */
export function chooseMediaType(accept: string | undefined): MediaType | undefined {
  if (accept === undefined || accept.trim() === '') return OFFERED[0];
  const ranges = accept.split(',').map(parseRange);
  const rated = OFFERED.map((type) => ({ type, ...rate(type, ranges) })).filter(({ quality }) => quality > 0);
  rated.sort((a, b) => b.quality - a.quality || b.precision - a.precision || a.position - b.position);
  return rated[0]?.type;
}

function parseRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}

/** The rating of a type, by the most precise range that covers it. */
function rate(type: MediaType, ranges: readonly Range[]) {
  for (const [precision, pattern] of [
    [2, type],
    [1, 'application/*'],
    [0, '*/*'],
  ] as const) {
    const position = ranges.findIndex((range) => range.type === pattern);
    const range = ranges[position];
    if (range) return { quality: range.quality, precision, position };
  }
  return { quality: 0, precision: 0, position: 0 };
}
