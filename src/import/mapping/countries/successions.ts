import { fileError } from '../../../disk/index.ts';
import { groupBy } from '../../../domain/index.ts';
import { openFile } from '../../files/index.ts';
import type { CodeMeaning } from './country-codes.ts';

/** A historical state that shares its codes: from its first day they are no longer its predecessor's. */
interface Shared {
  readonly scheme: 'cow' | 'gw';
  readonly code: string;
  readonly state: string;
  readonly from: string;
  /** The day from which they are its successor's. */
  readonly until: string;
  readonly predecessor: string;
  readonly successor: string;
}

const COLUMNS = ['code', 'cow', 'gw', 'from', 'until', 'predecessor', 'successor'];

/**
 * Reads what the codes that historical states share meant over time, from the file of these states.
 * @throws {ImportError} if the file cannot be read, or a state lacks the day of a succession.
 */
export async function readSuccessions(path: string): Promise<readonly CodeMeaning[]> {
  const { rows } = await openFile(path, { kind: 'csv', columns: COLUMNS, delimiter: undefined, encoding: 'utf-8' });
  const shared: Shared[] = [];
  for await (const { number, values, problem } of rows()) {
    if (problem) throw fileError(path, problem.message, number, problem.column);
    const { code: state = '', from = '', until = '', predecessor = '', successor = '' } = values;
    if (predecessor === '' && successor === '') continue;
    if (predecessor !== '' && from === '') throw fileError(path, 'is empty, but has a predecessor', number, 'from');
    if (successor !== '' && until === '') throw fileError(path, 'is empty, but has a successor', number, 'until');
    for (const scheme of ['cow', 'gw'] as const) {
      const code = values[scheme] ?? '';
      if (code !== '') shared.push({ scheme, code, state, from, until, predecessor, successor });
    }
  }
  return [...groupBy(shared, ({ scheme, code }) => `${scheme}:${code}`).values()].flatMap(meaningsOf);
}

/** The meanings of one code in order of time. Without a predecessor, the first state has it on all earlier days. */
function meaningsOf(states: readonly Shared[]): readonly CodeMeaning[] {
  const inOrder = [...states].sort((a, b) => (a.from < b.from ? -1 : 1));
  const made = inOrder.flatMap((one, index): readonly CodeMeaning[] => {
    const { state, from, until, predecessor } = one;
    const before = inOrder[index - 1]?.state;
    const own = meaning(one, state, until, predecessor !== '');
    const isBetween = predecessor !== '' && predecessor !== before;
    return isBetween ? [meaning(one, predecessor, from, before !== undefined), own] : [own];
  });
  const last = inOrder.at(-1);
  return last && last.successor !== '' ? [...made, meaning(last, last.successor, '', true)] : made;
}

const meaning = ({ scheme, code }: Shared, state: string, until: string, succeeds: boolean): CodeMeaning => ({
  scheme,
  code,
  ...(until === '' ? {} : { until }),
  country: `country:${state}`,
  succeeds,
});
