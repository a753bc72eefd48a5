import { createContext, use } from 'react';
import type { Note, Problem } from '../api/index.ts';
import { TEXTS } from '../texts/index.ts';

interface ProblemsProps {
  readonly problems: readonly Problem[];
  readonly notes?: readonly Note[];
  /** Whether these are said for the page as a whole. */
  readonly all?: boolean;
}

/** What a problem means, by its code. */
export const inWords = (code: string): string =>
  Object.hasOwn(TEXTS.problems, code) ? TEXTS.problems[code as keyof typeof TEXTS.problems] : TEXTS.problems.other;

/** What the page says once for all of it, as that the server cannot be reached: its parts do not say it again. */
export const SaidProblems = createContext<readonly Problem[]>([]);

/** What could not be answered, in words and with its code, and what the server says of what it answered. */
export function Problems({ problems, notes = [], all = false }: ProblemsProps) {
  const said = use(SaidProblems);
  const unsaid = problems.filter(
    ({ code, message, path }) =>
      all || path || !said.some((one) => !one.path && one.code === code && one.message === message),
  );
  if (unsaid.length + notes.length === 0) return null;
  return (
    <div className="problems" role="alert">
      <ul>
        {unsaid.map(({ code, message, path }) => (
          <li key={`${code} ${path?.join('.')} ${message}`}>
            {inWords(code)} {message} <code>{code}</code>
          </li>
        ))}
        {notes.map(({ code, message }) => (
          <li key={`${code} ${message}`}>
            {TEXTS.note}: {message} <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
