import type { Note, Problem } from '../api/index.ts';
import { TEXTS } from '../texts/index.ts';

interface ProblemsProps {
  readonly problems: readonly Problem[];
  readonly notes?: readonly Note[];
}

/** What a problem means, by its code. */
export const inWords = (code: string): string =>
  Object.hasOwn(TEXTS.problems, code) ? TEXTS.problems[code as keyof typeof TEXTS.problems] : TEXTS.problems.other;

/** What could not be answered, in words and with its code, and what the server says of what it answered. */
export function Problems({ problems, notes = [] }: ProblemsProps) {
  if (problems.length + notes.length === 0) return null;
  return (
    <div className="problems" role="alert">
      <ul>
        {problems.map(({ code, message, path }) => (
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
