import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';
import { graphLocation, isInMemory } from './graph-location.ts';

const neo4j = { NEO4J_URI: 'neo4j://db.example', NEO4J_PASSWORD: 'hush' };

describe('graphLocation', () => {
  test('names the file or the address, without the password', () => {
    expect(graphLocation(readConfig({}).graph)).toBe('memory');
    expect(graphLocation(readConfig({ GRAPH_PATH: 'my.grafeo' }).graph)).toBe(resolve('my.grafeo'));
    expect(graphLocation(readConfig(neo4j).graph)).toBe('neo4j://db.example');
    expect(graphLocation(readConfig({ ...neo4j, NEO4J_DATABASE: 'ties' }).graph)).toBe(
      'neo4j://db.example, database ties',
    );
  });
});

describe('isInMemory', () => {
  test('is true only of an embedded graph without a file', () => {
    expect(isInMemory(readConfig({}).graph)).toBe(true);
    expect(isInMemory(readConfig({ GRAPH_PATH: 'my.grafeo' }).graph)).toBe(false);
    expect(isInMemory(readConfig(neo4j).graph)).toBe(false);
  });
});
