import { describe, expect, test } from '@jest/globals';
import { OperationRecord } from './operation-record.ts';
import { serverTiming } from './server-timing.ts';

/** Keeps the event loop for a while. */
function spend(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

describe('the record of an operation', () => {
  test('adds up the time of a phase that comes again, and counts none twice', () => {
    const record = new OperationRecord();
    const start = performance.now();
    for (const phase of ['compile', 'bind', 'compile', 'run'] as const) {
      record.enter(phase);
      spend(4);
    }
    record.leave();
    const all = performance.now() - start;
    spend(4);
    record.leave();
    expect([...record.ms.keys()]).toEqual(['compile', 'bind', 'run']);
    const { compile = 0, bind = 0, run = 0 } = Object.fromEntries(record.ms);
    expect(compile).toBeGreaterThanOrEqual(8);
    expect(Math.min(bind, run)).toBeGreaterThanOrEqual(4);
    expect(compile + bind + run).toBeLessThanOrEqual(all);
  });

  test('tells its listener of each phase that begins and ends', () => {
    const heard: string[] = [];
    const record = new OperationRecord({ entered: (phase) => heard.push(phase), left: () => heard.push('-') });
    record.enter('parse');
    record.enter('run');
    record.leave();
    record.leave();
    expect(heard).toEqual(['parse', '-', 'run', '-']);
  });

  test('adds up the rows of a statement that is sent again', () => {
    const record = new OperationRecord();
    expect(record.rows).toBeUndefined();
    record.read(2);
    record.read(3);
    expect(record.rows).toBe(5);
  });
});

describe('serverTiming', () => {
  test('names the phases that happened, and the whole', () => {
    const ms = new Map([
      ['compile', 0.25],
      ['run', 12.3456],
    ] as const);
    expect(serverTiming({ ms }, 13)).toBe('compile;dur=0.250, run;dur=12.346, total;dur=13.000');
  });
});
