import { formatNumber, TEXTS } from '../../texts/index.ts';
import { CLASSES } from './ties.ts';

/** What the shades and lines stand for. */
export function MapLegend() {
  const { legend, classes, self, line, shade } = TEXTS.map;
  return (
    <div className="map-legend">
      <strong>{legend}</strong>
      <ul>
        <li>
          <span className="swatch self" /> {self}
        </li>
        {CLASSES.map(({ least, most }, index) => (
          <li key={least}>
            <span className={`swatch tie-${index}`} />{' '}
            {classes(formatNumber(least), most === null ? null : formatNumber(most))}
          </li>
        ))}
      </ul>
      <p className="small">
        {shade} {line}
      </p>
    </div>
  );
}
