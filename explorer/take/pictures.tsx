import { useState } from 'react';
import type { ExplorerState } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { useCanvasExport } from '../ui/index.ts';
import { fileName } from './file-name.ts';
import { saveFile, saveText } from './save.ts';

/** The drawing, or the map, as a picture. */
export function Pictures({ state }: { readonly state: ExplorerState }) {
  const canvas = useCanvasExport();
  const [problem, setProblem] = useState<string>();
  const texts = TEXTS.take;
  const save = async (format: 'png' | 'svg'): Promise<void> => {
    const { current } = canvas;
    if (!current) return setProblem(texts.noPicture);
    setProblem(undefined);
    const name = fileName(state, state.view, format);
    try {
      if (format === 'png') saveFile(name, await current.png());
      else saveText(name, 'image/svg+xml', current.svg());
    } catch {
      setProblem(texts.pictureFailed);
    }
  };
  return (
    <div className="actions">
      <button type="button" onClick={() => void save('png')}>
        {texts.png}
      </button>
      <button type="button" onClick={() => void save('svg')}>
        {texts.svg}
      </button>
      <span role="status">{problem}</span>
    </div>
  );
}
