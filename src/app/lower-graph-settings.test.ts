import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';
import { graphName, graphsOf } from './graph-location.ts';

const NEO4J = { NEO4J_URI: 'neo4j://db.example', NEO4J_USER: 'writer', NEO4J_PASSWORD: 'hush-hush' };

describe('lower graphs', () => {
  test('come behind the main one, the lowest first, on either engine', () => {
    const config = readConfig({
      GRAPH_PATH: '/data/all',
      INTERNAL_GRAPH_PATH: '/data/internal',
      PUBLIC_NEO4J_URI: 'neo4j://public.example',
      PUBLIC_NEO4J_PASSWORD: 'other',
      PUBLIC_NEO4J_DATABASE: 'ties',
    });
    expect(graphsOf(config)).toMatchObject([
      { clearance: 'RESTRICTED', graph: { kind: 'embedded', path: '/data/all' } },
      {
        clearance: 'PUBLIC',
        graph: { kind: 'neo4j', uri: 'neo4j://public.example', user: 'neo4j', password: 'other', database: 'ties' },
      },
      { clearance: 'INTERNAL', graph: { kind: 'embedded', path: '/data/internal' } },
    ]);
    expect(graphsOf(config).map(graphName)).toEqual([
      '/data/all',
      'the graph for PUBLIC, neo4j://public.example, database ties',
      'the graph for INTERNAL, /data/internal',
    ]);
  });

  test('have the address, user and password of the main graph if only their database is named, but not its database', () => {
    const [lower] = readConfig({ ...NEO4J, NEO4J_DATABASE: 'all', PUBLIC_NEO4J_DATABASE: 'public' }).lowerGraphs;
    expect(lower?.graph).toMatchObject({
      uri: 'neo4j://db.example',
      user: 'writer',
      password: 'hush-hush',
      database: 'public',
    });
    const [elsewhere] = readConfig({ ...NEO4J, NEO4J_DATABASE: 'all', PUBLIC_NEO4J_URI: 'bolt://other' }).lowerGraphs;
    expect(elsewhere?.graph).toMatchObject({ uri: 'bolt://other', user: 'writer', password: 'hush-hush' });
    expect(elsewhere?.graph).not.toHaveProperty('database');
  });

  test('are in memory if the main graph is', () => {
    const [lower] = readConfig({ PUBLIC_GRAPH_PATH: ':memory:' }).lowerGraphs;
    expect(lower).toEqual({ clearance: 'PUBLIC', graph: { kind: 'embedded', timeoutMs: 120_000 } });
  });

  test.each([
    [{ PUBLIC_GRAPH_PATH: 'a' }, 'PUBLIC_GRAPH_PATH needs a main graph that is kept: set GRAPH_PATH or NEO4J_URI'],
    [{ GRAPH_PATH: 'a', PUBLIC_GRAPH_PATH: ':memory:' }, 'PUBLIC_GRAPH_PATH must be a file: the main graph is kept'],
    [{ GRAPH_PATH: 'a', PUBLIC_GRAPH_PATH: './a' }, 'PUBLIC_GRAPH_PATH names the same graph as GRAPH_PATH'],
    [
      { GRAPH_PATH: 'a', PUBLIC_GRAPH_PATH: 'b', INTERNAL_GRAPH_PATH: 'b' },
      'INTERNAL_GRAPH_PATH names the same graph as PUBLIC_GRAPH_PATH',
    ],
    [{ ...NEO4J, PUBLIC_NEO4J_URI: NEO4J.NEO4J_URI }, 'PUBLIC_NEO4J_URI names the same graph as NEO4J_URI'],
    [
      { ...NEO4J, NEO4J_DATABASE: 'x', INTERNAL_NEO4J_DATABASE: 'x' },
      'INTERNAL_NEO4J_URI names the same graph as NEO4J_URI',
    ],
    [
      { GRAPH_PATH: 'a', PUBLIC_GRAPH_PATH: 'b', PUBLIC_NEO4J_URI: 'bolt://x' },
      'PUBLIC_GRAPH_PATH and NEO4J settings name different graphs',
    ],
    [{ GRAPH_PATH: 'a', PUBLIC_NEO4J_USER: 'u' }, 'PUBLIC_NEO4J_URI must be set if its user or password is'],
    [{ GRAPH_PATH: 'a', PUBLIC_NEO4J_DATABASE: 'd' }, 'PUBLIC_NEO4J_URI must be set if its database is'],
    [{ GRAPH_PATH: 'a', PUBLIC_NEO4J_URI: 'bolt://x' }, 'PUBLIC_NEO4J_PASSWORD must be set if NEO4J_PASSWORD is not'],
    [{ GRAPH_PATH: 'a', PUBLIC_NEO4J_URI: 'http://x' }, 'PUBLIC_NEO4J_URI must be a Bolt address'],
  ])('are refused with %p', (variables, message) => {
    expect(() => readConfig(variables)).toThrow(message);
  });
});
