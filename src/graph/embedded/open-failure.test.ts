import { describe, expect, test } from '@jest/globals';
import { openFailure } from './open-failure.ts';

describe('openFailure', () => {
  test.each([
    ['Database error: the database is locked', /^The graph file a\.grafeo is already open in another process\. Stop/],
    ['GRAFEO-X002: invalid file header magic, not a Grafeo database', /is no graph of this program, .* GRAPH_PATH\.$/],
    ['GRAFEO-S002: the file is damaged at byte 4096', /is damaged, and was left as it is\. Put a copy .*byte 4096\)$/],
    ['GRAFEO-X003: I/O error: Permission denied (os error 13)', /: this user may not write it \(EACCES\)\. Even to be/],
    ['GRAFEO-X003: I/O error: Read-only file system (os error 30)', /: the disk is read-only \(EROFS\)\./],
    ['GRAFEO-X003: I/O error: Too many open files (os error 24)', /cannot be opened: EMFILE\./],
    ['something else', /^The graph file a\.grafeo cannot be opened: something else$/],
  ])('tells of "%s" what to do', (message, words) => {
    expect(openFailure('a.grafeo', new Error(message))).toMatch(words);
  });

  test('knows the errors of Node too', () => {
    const error = Object.assign(new Error('mkdir'), { code: 'EROFS', syscall: 'mkdir' });
    expect(openFailure('a.grafeo', error)).toContain('the disk is read-only (EROFS)');
  });
});
