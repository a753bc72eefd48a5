import { startLayout } from './layout.ts';
import type { LayoutAnswer, LayoutQuestion } from './layout-types.ts';

/** Milliseconds of work before a step on the way is told. */
const PACE = 150;
const STEPS = 5;

/** Lays out in a thread of its own, so that the page stays quick. A new question ends the one before. */
let current = 0;

addEventListener('message', ({ data }: MessageEvent<LayoutQuestion>) => {
  current = data.run;
  const layout = startLayout(data);
  const tell = (done: boolean): void => {
    const places = layout.places();
    postMessage({ run: data.run, places, done } satisfies LayoutAnswer, { transfer: [places.buffer] });
  };
  const go = (): void => {
    if (data.run !== current) return;
    const until = performance.now() + PACE;
    let done = false;
    do done = layout.advance(STEPS);
    while (!done && performance.now() < until);
    if (done || data.steps) tell(done);
    if (done) return;
    // Lets the next question in.
    setTimeout(go);
  };
  go();
});
