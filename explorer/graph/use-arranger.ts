import { useEffect, useRef, useState } from 'react';
import { Arranger, keptPlaces } from './arranger.ts';
import type { LayoutAnswer } from './layout-types.ts';
import type { Places } from './scene-types.ts';

/** An arranger with its layout in a worker. `moved` hears of each step. */
export function useArranger(moved: (places: Places, still: boolean) => void): Arranger {
  const heard = useRef(moved);
  heard.current = moved;
  const worker = useRef<Worker | null>(null);
  const [arranger] = useState(
    () =>
      new Arranger(
        keptPlaces,
        (question) => {
          worker.current ??= startWorker((answer) => arranger.receive(answer));
          worker.current.postMessage(question);
        },
        (places, still) => heard.current(places, still),
      ),
  );
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  return arranger;
}

function startWorker(receive: (answer: LayoutAnswer) => void): Worker {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => receive(data));
  return worker;
}
