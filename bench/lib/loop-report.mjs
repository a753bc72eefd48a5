import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often, in milliseconds, the loop is asked for: what it takes longer than that, it was blocked. */
const EVERY_MS = 5;

/** Preloaded into a server, it says on SIGUSR2 how long its event loop was blocked at the most since it said so last, in ms. */
const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
delay.enable();
process.on('SIGUSR2', () => {
  console.log(`blocked ${Math.max(0, delay.max / 1e6 - EVERY_MS).toFixed(1)}`);
  delay.reset();
});
