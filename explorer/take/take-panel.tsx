import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import './take.css';
import { Citation } from './citation.tsx';
import { drawnIds } from './cite.ts';
import { Copy } from './copy.tsx';
import { Files } from './files.tsx';
import { Pictures } from './pictures.tsx';

/** What a person takes along: the link, pictures, files, a citation. */
export function TakePanel(props: SlotProps) {
  const { state, dispatch, picture } = props;
  const { facts, actors } = drawnIds(picture);
  const texts = TEXTS.take;
  const key = JSON.stringify([state.day, state.levels, facts, actors]);
  return (
    <div className="take">
      <h2>{texts.title}</h2>
      <p>{texts.drawn(formatNumber(facts.length), formatNumber(actors.length))}</p>
      <Copy label={texts.link} text={() => location.href} />
      <h3>{texts.picture}</h3>
      <Pictures state={state} />
      <h3>{texts.files}</h3>
      <Files {...props} key={`files ${key}`} />
      <p className="small">
        {texts.table}{' '}
        <button type="button" className="link" onClick={() => dispatch({ type: 'view', view: 'table' })}>
          {texts.openTable}
        </button>
      </p>
      <h3>{texts.cite}</h3>
      <Citation {...props} key={`cite ${key}`} />
    </div>
  );
}
