import { scaleLinear } from 'd3-scale';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { numberOf, yearStart } from './calendar.ts';
import type { Bin, Span } from './marks.ts';

const HEIGHT = 56;
/** Where the bars of beginnings stand, and those of ends hang. */
const MIDDLE = HEIGHT / 2;

interface HistogramProps {
  readonly bins: readonly Bin[];
  readonly span: Span;
  readonly day: string | null;
}

/** How many facts begin (above) and end (below) in each year, over the slider. Its text is `HistogramTable`. */
export function Histogram({ bins, span, day }: HistogramProps) {
  const x = scaleLinear([span.first, span.last + 1], [0, 100]);
  const most = Math.max(1, ...bins.flatMap(({ begins, ends }) => [begins, ends]));
  const y = scaleLinear([0, most], [0, MIDDLE - 2]);
  return (
    <svg className="histogram" aria-hidden="true" width="100%" height={HEIGHT}>
      {bins.map(({ year, through, begins, ends }) => {
        const [left, right] = [x(yearStart(year)), x(numberOf(`${String(through).padStart(4, '0')}-12-31`) + 1)];
        const place = { x: `${left}%`, width: `${Math.max(0.15, (right - left) * 0.86)}%` };
        return (
          <g key={year}>
            {begins > 0 && <rect className="begins" {...place} y={MIDDLE - y(begins)} height={y(begins)} />}
            {ends > 0 && <rect className="ends" {...place} y={MIDDLE + 1} height={y(ends)} />}
          </g>
        );
      })}
      <line className="axis" x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} />
      {day !== null && (
        <line className="day" x1={`${x(numberOf(day))}%`} x2={`${x(numberOf(day))}%`} y1="0" y2={HEIGHT} />
      )}
    </svg>
  );
}

/** The same in numbers. */
export function HistogramTable({ bins }: Pick<HistogramProps, 'bins'>) {
  const { years, begins, ends, caption } = TEXTS.time.histogram;
  return (
    <table className="histogram-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {[years, begins, ends].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bins
          .filter((bin) => bin.begins + bin.ends > 0)
          .map((bin) => (
            <tr key={bin.year}>
              <th scope="row">{bin.year === bin.through ? bin.year : TEXTS.time.years(bin.year, bin.through)}</th>
              <td>{formatNumber(bin.begins)}</td>
              <td>{formatNumber(bin.ends)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
