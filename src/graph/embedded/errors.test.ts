import { describe, expect, test } from '@jest/globals';
import { embeddedError, isRetryableConflict } from './errors.ts';

describe('embeddedError', () => {
  test.each([
    ['GRAFEO-V001: Invalid value: Constraint violation: UNIQUE constraint violation: …', 'CONFLICT', false],
    ['Transaction error: GRAFEO-T001: Write conflict', 'CONFLICT', true],
    ['Transaction error: GRAFEO-T005: Serialization failure', 'CONFLICT', true],
    ['Transaction error: GRAFEO-T006: Deadlock detected', 'CONFLICT', true],
    ['Query error: GRAFEO-Q003: query exceeded its deadline', 'DEADLINE_EXCEEDED', false],
    ['Transaction error: GRAFEO-T008: an earlier commit did not complete', 'GRAPH_UNAVAILABLE', false],
    [
      'Transaction error: GRAFEO-T009: the commit could not be written to the write-ahead log',
      'GRAPH_UNAVAILABLE',
      false,
    ],
    ['Storage error: GRAFEO-S001: disk full', 'GRAPH_UNAVAILABLE', false],
    ['Query error: GRAFEO-Q001: syntax error', 'QUERY_FAILED', false],
    ['something else', 'QUERY_FAILED', false],
  ])('maps "%s" to %s', (message, code, retryable) => {
    const cause = new Error(message);
    expect(embeddedError(cause)).toMatchObject({ code, cause, message: expect.stringContaining(message) });
    expect(isRetryableConflict(cause)).toBe(retryable);
  });

  test('says in words what the disk refuses, and that nothing is lost', () => {
    const message =
      'Transaction error: GRAFEO-T009: the commit could not be written: No space left on device (os error 28)';
    expect(embeddedError(new Error(message)).message).toBe(
      'The embedded graph cannot be written: no space is left on the disk (ENOSPC). Nothing that was acknowledged is ' +
        `lost: mend that, then run it again. (${message})`,
    );
  });
});
