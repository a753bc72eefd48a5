import { useState } from 'react';
import { askFile, type FileFormat, type Problem } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';
import { drawnIds, hiddenParties } from './cite.ts';
import { saveFile } from './save.ts';

const FORMATS: readonly FileFormat[] = ['graphml', 'gexf', 'csv', 'ftm'];

interface Done {
  readonly problems: readonly Problem[];
  readonly saved?: string;
}

/** What is drawn, as files that the server writes. */
export function Files({ state, picture }: SlotProps) {
  const [asking, setAsking] = useState<FileFormat>();
  const [done, setDone] = useState<Done>();
  const { facts, actors } = drawnIds(picture);
  const ids = [...facts, ...actors];
  const hidden = hiddenParties(state, picture);
  const texts = TEXTS.take;
  const save = async (format: FileFormat): Promise<void> => {
    setAsking(format);
    setDone(undefined);
    const file = await askFile(format, ids);
    setAsking(undefined);
    if (file.problems) return setDone({ problems: file.problems });
    saveFile(file.name, file.content);
    setDone({ problems: [], saved: texts.saved(file.name, formatNumber(facts.length), formatNumber(actors.length)) });
  };
  return (
    <>
      <ul className="formats">
        {FORMATS.map((format) => (
          <li key={format}>
            <button type="button" disabled={ids.length === 0 || asking !== undefined} onClick={() => void save(format)}>
              {texts.format[format]}
            </button>{' '}
            <span className="small">{texts.formatFor[format]}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>{texts.hiddenParties(formatNumber(hidden))}</p>}
      <p role="status">{asking ? TEXTS.page.loading : done?.saved}</p>
      <Problems problems={done?.problems ?? []} />
    </>
  );
}
