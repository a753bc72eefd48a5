import { describe, expect, test } from '@jest/globals';
import { duration, ProgressDisplay } from './progress.ts';

const FILE = { name: 'a.csv', bytes: 1_000 };

/** The output of a display that is updated at these milliseconds, by a tenth of the file each time. */
function shown(isTTY: boolean, times: readonly number[]): readonly string[] {
  const written: string[] = [];
  let now = 0;
  const display = new ProgressDisplay({ isTTY, columns: 60, write: (text) => written.push(text) }, FILE, () => now);
  for (const [index, time] of times.entries()) {
    now = time;
    display.update({ rows: (index + 1) * 500, bytes: (index + 1) * 100 });
  }
  display.end();
  return written;
}

describe('the progress display', () => {
  test('draws a bar with rate and time left on a terminal, not too often, and clears it at the end', () => {
    const lines = shown(true, [1_000, 1_050, 2_000]);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('[==                      ] 10 %, 500 rows, 500 rows/s, 9 s');
    expect(lines[1]).toContain('30 %, 1,500 rows, 750 rows/s');
    expect(lines[2]).toBe('\r\u001b[2K');
    expect(lines.every((line) => line.length < 60 + 5)).toBe(true);
  });

  test('ignores the rows of an earlier import when it estimates the rate', () => {
    const written: string[] = [];
    let now = 0;
    const display = new ProgressDisplay({ write: (text) => written.push(text) }, FILE, () => now);
    now = 3_000;
    display.resume({ rows: 400, bytes: 400 });
    now = 8_000;
    display.update({ rows: 500, bytes: 500 });
    expect(written).toEqual(['a.csv: 50 %, 500 rows, 20 rows/s, 25 s left\n']);
  });

  test('writes a line every five seconds elsewhere', () => {
    expect(shown(false, [1_000, 5_000, 6_000, 10_000])).toEqual([
      'a.csv: 20 %, 1,000 rows, 200 rows/s, 20 s left\n',
      'a.csv: 40 %, 2,000 rows, 200 rows/s, 15 s left\n',
    ]);
  });
});

test.each([
  [0.4, '1 s'],
  [61, '1 min 1 s'],
  [7_300, '2 h 1 min'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
