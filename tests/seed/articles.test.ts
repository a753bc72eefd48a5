import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type GraphNode, NO_RULINGS, settle, statedField } from '../../src/evidence/index.ts';
import { loadModel, typeOfId } from '../../src/model/index.ts';
import { readSeed } from '../../src/seed/index.ts';
import { findArticles, paragraphsOf, sharedRuns } from '../support/articles.ts';
import { describeWith } from '../support/needs.ts';

const FOLDER = new URL('../../seed/', import.meta.url);

const model = loadModel();
const { nodes, sources, statements } = await readSeed(FOLDER, model);
const facts = nodes.filter((node) => model.nodes.get(node.type)?.interfaces.includes('Fact'));

const target = (node: GraphNode, field: string) => node.links.find((link) => link.field === field)?.to;
const text = (node: GraphNode, property: string) => String(node.properties[property]);

const settling = { model, precedenceOf: () => 0, rulings: NO_RULINGS };

describe('the seed', () => {
  test('has a source for each article, with its hash', () => {
    expect(sources).toHaveLength(2);
    for (const source of sources) expect(source.properties.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('states the actors and facts of each type', () => {
    const subjects = new Set(statements.map(({ statedOf }) => statedOf.split(':')[0]));
    expect([...subjects].sort()).toEqual([
      ...['alliance', 'country', 'event', 'loan', 'membership'],
      ...['organization', 'person', 'source', 'tenure'],
    ]);
    expect(facts.length).toBeGreaterThan(40);
    expect(statements.length).toBeGreaterThan(250);
  });

  test('gives each date with its precision, and none without', () => {
    const halves = nodes.flatMap(({ id, type, properties }) => {
      const names = [...((model.nodes.get(type) ?? model.parts.get(type))?.fields.keys() ?? [])];
      return names
        .filter((name) => names.includes(`${name}Precision`))
        .filter((name) => (properties[name] === undefined) !== (properties[`${name}Precision`] === undefined))
        .map((name) => `${id} ${name}`);
    });
    expect(halves).toEqual([]);
    expect(nodes.filter(({ properties }) => properties.untilPrecision).length).toBeGreaterThan(10);
  });

  test('gives relations by id, but for a slip of the text', () => {
    const ends = statements.flatMap(({ statedOf, values }) =>
      values.filter(({ property }) => isRelation(statedOf, property)).map(({ value }) => ({ statedOf, value })),
    );
    expect(ends.length).toBeGreaterThan(100);
    expect(ends.filter(({ value }) => typeOfId(model, value) === undefined)).toEqual([
      { statedOf: 'membership:brics-za', value: 'South America' },
    ]);
  });

  test('has a differing report beside every correction, and holds the corrected value', () => {
    const corrected = statements.filter(({ basis }) => basis === 'CORRECTED');
    const values = corrected.flatMap(({ statedOf, values: [first] }) => (first ? [{ statedOf, ...first }] : []));
    expect(values.map(({ property, value }) => [property, value])).toEqual([
      ['member', 'country:ZA'],
      ['quantities.reward in won.value', '69500000000'],
    ]);
    for (const { statedOf, property, value } of values) {
      const reports = statements.filter((one) => one.statedOf === statedOf && one.basis === 'REPORTED');
      const reported = reports.flatMap((one) => one.values).filter((one) => one.property === property);
      expect(reported.map((one) => one.value)).toEqual([expect.not.stringMatching(`^${value}$`)]);
    }
    expect(target(node('membership:brics-za'), 'member')).toBe('country:ZA');
    expect(nodes.find(({ properties }) => properties.name === 'reward in won')?.properties.value).toBe(69_500_000_000);
  });

  test('has three conflicts and no more', () => {
    const found = [...settle(settling, statements).entities.values()]
      .flatMap(({ conflicts }) => conflicts)
      .map(({ subject, property, sources: count, values }) => [
        ...[subject, property, count],
        values.map((value) => (value.ours ? 'ours' : value.sources)),
      ]);
    expect(found.sort()).toEqual([
      ['alliance:cn-ve-partnership', 'level', 2, [1, 1, 1]],
      ['event:us-reward-for-maduro-2025', 'quantities.reward in won.value', 1, [1, 'ours']],
      ['membership:brics-za', 'member', 1, [1, 'ours']],
    ]);
  });

  test('names heads of state of China and Venezuela alone', () => {
    const heads = facts.filter((fact) =>
      ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER'].includes(text(fact, 'rank')),
    );
    expect(heads.map((head) => [target(head, 'holder'), target(head, 'country')])).toEqual([
      ['person:xi-jinping', 'country:CN'],
      ['person:nicolas-maduro', 'country:VE'],
    ]);
  });

  test('has the four partners of China at its highest level', () => {
    const level = nodes.filter((node) => node.properties.level === 'all-weather strategic partnership');
    const partners = facts.filter((fact) => level.some((alliance) => alliance.id === target(fact, 'alliance')));
    const members = partners.map((fact) => target(fact, 'member')).filter((member) => member !== 'country:CN');
    expect(members.sort()).toEqual(['country:BY', 'country:PK', 'country:RU', 'country:VE']);
  });
});

const node = (id: string): GraphNode => {
  const found = nodes.find((one) => one.id === id);
  if (!found) throw new Error(`The seed has no ${id}`);
  return found;
};

/** Whether a path leads to actors or facts. */
function isRelation(subject: string, path: string): boolean {
  const type = typeOfId(model, subject);
  const kind = type && statedField(model, type, path)?.kind;
  return kind === 'relation' || kind === 'edge';
}

const articles = findArticles();
const withArticles = describeWith('articles', articles.length > 0);

withArticles('the seed beside the articles', () => {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(new URL(name, FOLDER), 'utf8')).source);

  test.each(files)('$id: hash, paragraphs and title are the article’s', ({ sha256, paragraphs, title }) => {
    const article = articles.find((candidate) => candidate.sha256 === sha256);
    expect(paragraphsOf(article?.text ?? '')).toHaveLength(paragraphs);
    expect(paragraphsOf(article?.text ?? '').map((line) => line.trim())).toContain(title);
  });

  test('words values as the paragraph does that they are from', () => {
    const worded = statements.flatMap(({ id, source, locator, values }) =>
      values.flatMap(({ original }) => (original === null ? [] : [{ id, source, locator, original }])),
    );
    expect(worded.length).toBeGreaterThan(100);
    const missing = worded.filter(({ source, locator, original }) => {
      const article = articles.find(({ sha256 }) => sha256 === node(source).properties.sha256);
      const paragraph = paragraphsOf(article?.text ?? '')[locator - 1] ?? '';
      return !paragraph.toLowerCase().includes(original.toLowerCase());
    });
    expect(missing).toEqual([]);
  });

  test('copies no eight words in a row from an article', () => {
    const titles = sources.map(({ properties }) => properties.title);
    const ours = nodes
      .flatMap(({ properties }) => Object.values(properties).flat())
      .filter((value) => !titles.includes(value))
      .map(String);
    const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');
    expect(articles.flatMap((article) => sharedRuns(article.text, [...ours, readme], 8))).toEqual([]);
  });
});

test('a run of words in both texts is found, whatever separates the words', () => {
  expect(sharedRuns('One two, three – FOUR five', ['zero two\nthree "four" six'], 3)).toEqual(['two three four']);
  expect(sharedRuns('One two three four', ['one two and three four'], 3)).toEqual([]);
});
