import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Python that has what `tests/requirements.txt` names; `ENTENTE_PYTHON` says where. */
export const PYTHON = process.env.ENTENTE_PYTHON;

const SERVE = fileURLToPath(new URL('serve.py', import.meta.url));

/** One process that runs the scripts of this folder, since what they import takes seconds to load. */
export class Python {
  readonly #child;
  readonly #answers: AsyncIterator<string>;

  constructor(command: string) {
    this.#child = spawn(command, ['-W', 'ignore', SERVE], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** What a script prints. */
  async run(script: string, ...values: readonly string[]): Promise<unknown> {
    this.#child.stdin.write(`${JSON.stringify([script, ...values])}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(`Python has ended before the end of ${script}`);
    const { printed, failed } = JSON.parse(value) as { readonly printed?: unknown; readonly failed?: string };
    if (failed !== undefined) throw new Error(failed);
    return printed;
  }

  /** What a script reads out of a text. */
  async read(script: string, text: string, ...values: readonly string[]): Promise<unknown> {
    const folder = await mkdtemp(join(tmpdir(), 'entente-export-'));
    try {
      const file = join(folder, 'file');
      await writeFile(file, text);
      return await this.run(script, ...values, file);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  async stop(): Promise<void> {
    this.#child.stdin.end();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }
}
