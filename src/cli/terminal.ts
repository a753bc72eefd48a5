import { createInterface } from 'node:readline';

/** A command's input and output. Tests pass their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Asks the user; undefined if the process is not interactive. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

/** The terminal of this process. */
export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  ask: process.stdin.isTTY && process.stdout.isTTY ? askUser : undefined,
};

/** Resolves with an empty answer if nothing was typed, or on Ctrl+C. */
function askUser(question: string): Promise<string> {
  return new Promise((resolve) => {
    const readline = createInterface({ input: process.stdin, output: process.stdout });
    let answer = '';
    readline.once('close', () => resolve(answer));
    readline.question(question, (text) => {
      answer = text;
      readline.close();
    });
  });
}
