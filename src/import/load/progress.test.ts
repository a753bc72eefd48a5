import { describe, expect, test } from '@jest/globals';
import { duration, ProgressDisplay } from './progress.ts';

const FILE = { name: 'a.csv', bytes: 1_000 };

/** What is written when the display is told at these milliseconds, a tenth of the file each time. */
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

describe('the progress', () => {
  test('is a bar with rate and time left on a terminal, drawn not too often, and gone at the end', () => {
    const lines = shown(true, [1_000, 1_050, 2_000]);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('[==                      ] 10 %, 500 rows, 500 rows/s, 9 s');
    expect(lines[1]).toContain('30 %, 1,500 rows, 750 rows/s');
    expect(lines[2]).toBe('\r\u001b[2K');
    expect(lines.every((line) => line.length < 60 + 5)).toBe(true);
  });

  test('reckons no rate from what an earlier import did', () => {
    const written: string[] = [];
    let now = 0;
    const display = new ProgressDisplay({ write: (text) => written.push(text) }, FILE, () => now);
    now = 3_000;
    display.resume({ rows: 400, bytes: 400 });
    now = 8_000;
    display.update({ rows: 500, bytes: 500 });
    expect(written).toEqual(['a.csv: 50 %, 500 rows, 20 rows/s, 25 s left\n']);
  });

  test('is a line every five seconds elsewhere', () => {
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
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
