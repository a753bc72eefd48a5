import { describe, expect, test } from '@jest/globals';
import { Neo4jError } from 'neo4j-driver';
import { GraphError } from '../errors.ts';
import { isConnectionLost, isTransient, neo4jError } from './errors.ts';

/** `code` is that of the server or the driver. */
function from(code: string, message = 'what happened'): GraphError {
  return neo4jError(new Neo4jError(message, code, '50N42', message), 'bolt://there:7687');
}

describe('neo4jError', () => {
  test.each([
    ['ServiceUnavailable', 'GRAPH_UNAVAILABLE', true],
    ['SessionExpired', 'GRAPH_UNAVAILABLE', true],
    ['N/A', 'GRAPH_UNAVAILABLE', false],
    ['Neo.TransientError.General.DatabaseUnavailable', 'GRAPH_UNAVAILABLE', true],
    ['Neo.ClientError.Cluster.NotALeader', 'GRAPH_UNAVAILABLE', false],
    ['Neo.ClientError.Database.DatabaseNotFound', 'GRAPH_UNAVAILABLE', false],
    ['Neo.ClientError.Security.Unauthorized', 'GRAPH_UNAVAILABLE', false],
    ['Neo.ClientError.Security.Forbidden', 'QUERY_FAILED', false],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'DEADLINE_EXCEEDED', true],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'DEADLINE_EXCEEDED', true],
    ['Neo.ClientError.Transaction.Terminated', 'DEADLINE_EXCEEDED', true],
    ['Neo.ClientError.Schema.ConstraintValidationFailed', 'CONFLICT', false],
    ['Neo.DatabaseError.Schema.ConstraintCreationFailed', 'CONFLICT', false],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'CONFLICT', true],
    ['Neo.ClientError.Statement.AccessMode', 'QUERY_FAILED', false],
    ['ProtocolError', 'QUERY_FAILED', false],
  ])('maps %s to %s', (code, graphCode, transient) => {
    const error = from(code);
    expect(error).toMatchObject({
      code: graphCode,
      message: expect.stringMatching(/^Neo4j at bolt:\/\/there:7687: ./),
    });
    expect(isTransient(error)).toBe(transient);
  });

  describe('the message', () => {
    test("keeps only the cause from the driver's long advice", () => {
      const error = from('ServiceUnavailable', 'Failed to connect. Please ensure … Caused by: connect ECONNREFUSED');
      expect(error.message).toBe('Neo4j at bolt://there:7687: connect ECONNREFUSED');
    });

    test.each([
      ['TransactionTimedOutClientConfiguration', /no setting changes.*run the command again$/],
      ['TransactionTimedOut', /raise db\.transaction\.timeout/],
    ])('says whose time was too short, in place of advice that nobody can follow: %s', (code, words) => {
      const { message } = from(`Neo.ClientError.Transaction.${code}`, 'You may want to retry with a longer timeout.');
      expect(message).toMatch(words);
      expect(message).not.toContain('longer timeout');
    });

    test('explains that an initial password must be changed', () => {
      expect(from('Neo.ClientError.Security.CredentialsExpired').message).toContain('must be changed');
    });
  });

  test('returns a GraphError unchanged', () => {
    const error = new GraphError('CONFLICT', 'taken');
    expect(neo4jError(error, 'bolt://there:7687')).toBe(error);
  });
});

describe('isConnectionLost', () => {
  test('is true only of errors that a new connection may fix', () => {
    expect(isConnectionLost({ code: 'SessionExpired' })).toBe(true);
    expect(isConnectionLost({ code: 'Neo.TransientError.General.DatabaseUnavailable' })).toBe(false);
    expect(isConnectionLost(undefined)).toBe(false);
  });
});
