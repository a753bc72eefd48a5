import { Maximize, Minus, Plus, RefreshCw } from 'lucide-react';
import { TEXTS } from '../texts/index.ts';

const ZOOM = 1.5;

interface Props {
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly arrange: () => void;
}

/** Closer, farther, all, and a new arrangement. */
export function CanvasTools({ zoom, fit, arrange }: Props) {
  const tools = [
    { name: TEXTS.graph.zoomIn, Icon: Plus, act: () => zoom(ZOOM) },
    { name: TEXTS.graph.zoomOut, Icon: Minus, act: () => zoom(1 / ZOOM) },
    { name: TEXTS.graph.fit, Icon: Maximize, act: fit },
    { name: TEXTS.graph.arrange, Icon: RefreshCw, act: arrange },
  ];
  return (
    <div className="canvas-tools">
      {tools.map(({ name, Icon, act }) => (
        <button key={name} type="button" aria-label={name} title={name} onClick={act}>
          <Icon aria-hidden size={18} />
        </button>
      ))}
    </div>
  );
}
