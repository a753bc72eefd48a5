import { grouped } from '../../domain/index.ts';

/** A terminal or a log to write the progress to. */
export interface ProgressScreen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
}

/** How far the import of a file is. */
export interface Progress {
  readonly rows: number;
  readonly bytes: number;
}

/** The interval, in milliseconds, for redrawing the bar, and for writing lines without a terminal. */
const DRAWN_MS = 100;
const LINE_MS = 5_000;

/** Shows the progress of an import: as a bar on a terminal, elsewhere as a line now and then. */
export class ProgressDisplay {
  readonly #screen: ProgressScreen;
  readonly #name: string;
  readonly #total: number;
  readonly #clock: () => number;
  #start: number;
  /** The progress of an earlier import, which does not count for the rate. */
  #before: Progress = { rows: 0, bytes: 0 };
  #shown: number;

  constructor(
    screen: ProgressScreen,
    file: { readonly name: string; readonly bytes: number },
    clock: () => number = () => performance.now(),
  ) {
    this.#screen = screen;
    this.#name = file.name;
    this.#total = file.bytes;
    this.#clock = clock;
    this.#start = clock();
    this.#shown = screen.isTTY ? Number.NEGATIVE_INFINITY : this.#start;
  }

  /** Restarts the clock at the progress of an earlier import. */
  resume(before: Progress): void {
    this.#before = before;
    this.#start = this.#clock();
  }

  update(done: Progress): void {
    const now = this.#clock();
    const { isTTY } = this.#screen;
    if (now - this.#shown < (isTTY ? DRAWN_MS : LINE_MS)) return;
    this.#shown = now;
    const line = this.#line(done, (now - this.#start) / 1000);
    if (!isTTY) this.#screen.write(`${this.#name}: ${line}\n`);
    else
      this.#screen.write(`\r\u001b[2K${`${bar(this.#part(done))} ${line}`.slice(0, (this.#screen.columns ?? 80) - 1)}`);
  }

  /** Removes the bar. */
  end(): void {
    if (this.#screen.isTTY) this.#screen.write('\r\u001b[2K');
  }

  #part({ bytes }: Progress): number {
    return this.#total === 0 ? 1 : Math.min(1, bytes / this.#total);
  }

  #line(done: Progress, seconds: number): string {
    const rate = (done.rows - this.#before.rows) / seconds;
    const speed = (done.bytes - this.#before.bytes) / seconds;
    const left = speed > 0 ? Math.max(0, this.#total - done.bytes) / speed : Number.NaN;
    const percent = `${Math.floor(this.#part(done) * 100)} %`;
    const rows = `${grouped(done.rows)} rows`;
    return Number.isFinite(rate) && Number.isFinite(left)
      ? `${percent}, ${rows}, ${grouped(rate)} rows/s, ${duration(left)} left`
      : `${percent}, ${rows}`;
  }
}

const WIDTH = 24;

const bar = (part: number): string => {
  const full = Math.round(part * WIDTH);
  return `[${'='.repeat(full)}${' '.repeat(WIDTH - full)}]`;
};

export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}
