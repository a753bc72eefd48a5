import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { findConflicts, type GraphNode, LIST_NAMES, type Statement, valuesIn } from '../../src/evidence/index.ts';
import { loadModel } from '../../src/model/index.ts';
import { readSeed } from '../../src/seed/index.ts';
import { findArticles, paragraphsOf, sharedRuns } from '../support/articles.ts';
import { describeWith } from '../support/needs.ts';

const FOLDER = new URL('../../seed/', import.meta.url);

const model = loadModel();
const { nodes } = await readSeed(FOLDER, model);
const statements = nodes.filter((node) => node.type === 'Statement');
const facts = nodes.filter((node) => model.nodes.get(node.type)?.interfaces.includes('Fact'));

const target = (node: GraphNode, field: string) => node.links.find((link) => link.field === field)?.to;
const about = (id: string) => statements.filter((statement) => target(statement, 'subject') === id);
const text = (node: GraphNode, property: string) => String(node.properties[property]);

const valuesOf = (node: GraphNode) => valuesIn(LIST_NAMES.map((name) => node.properties[name]));

const stated: readonly Statement[] = statements.flatMap((node) =>
  valuesOf(node).map(({ property, value, precision }) => ({
    id: node.id,
    subject: String(target(node, 'subject')),
    source: String(target(node, 'source')),
    ...{ property, value, precision },
    basis: String(node.properties.basis),
  })),
);

describe('the seed', () => {
  test('has a source for each article, with its hash', () => {
    const sources = nodes.filter((node) => node.type === 'Source');
    expect(sources).toHaveLength(2);
    for (const source of sources) expect(source.properties.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('states every fact and its date', () => {
    expect(facts.length).toBeGreaterThan(40);
    for (const fact of facts) {
      const properties = about(fact.id).flatMap((statement) => valuesOf(statement).map(({ property }) => property));
      expect([fact.id, properties]).toEqual([fact.id, expect.arrayContaining([timeOf(fact)])]);
    }
  });

  test('holds for a stated property one of the stated values', () => {
    const checked = new Set<string>();
    for (const { subject, property } of stated) {
      const held = heldValue(subject, property);
      if (held === undefined) continue;
      const values = stated
        .filter((one) => one.subject === subject && one.property === property)
        .map((one) => one.value);
      expect([subject, property, values]).toEqual([subject, property, expect.arrayContaining([held])]);
      checked.add(`${subject} ${property}`);
    }
    expect(checked.size).toBeGreaterThan(100);
  });

  test('has a differing report beside every correction, and holds the corrected value', () => {
    const corrected = stated.filter((one) => one.basis === 'CORRECTED');
    expect(corrected).toHaveLength(2);
    for (const { subject, property, value } of corrected) {
      const reported = stated.find((o) => o.subject === subject && o.property === property && o.basis === 'REPORTED');
      expect(reported?.value).not.toBe(value);
      expect(reported).toBeDefined();
      expect(heldValue(subject, property)).toBe(value);
    }
  });

  test('has three conflicts and no more', () => {
    const found = findConflicts(model, stated).map(({ subject, property, sources, values }) => [
      ...[subject, property, sources],
      values.map((value) => (value.ours ? 'ours' : value.sources)),
    ]);
    expect(found).toEqual([
      ['alliance:cn-ve-partnership', 'level', 2, [1, 1, 1]],
      ['event:us-reward-for-maduro-2025', 'quantities.reward in won', 1, [1, 'ours']],
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

/** The property by which it is known when the fact was. */
const timeOf = (fact: GraphNode): string => (fact.properties.from === undefined ? 'firstObserved' : 'from');

/** What the seed holds for a property as statements name it, as text; undefined where the model has no such property. */
function heldValue(subject: string, path: string): string | undefined {
  const node = nodes.find((candidate) => candidate.id === subject);
  const [name = '', ...rest] = path.split('.');
  const key = rest.join('.');
  if (name === 'participants') return node?.links.find((link) => link.to === key)?.properties.role?.toString();
  if (name === 'quantities') {
    const quantity = partOf(node, (part) => part.properties.name === key);
    return quantity && `${quantity.bound === 'MORE_THAN' ? '>' : ''}${quantity.value}`;
  }
  if (name === 'balances') return partOf(node, (part) => text(part, 'asOf').startsWith(key))?.amount?.toString();
  const id = node && target(node, name);
  const held = id === undefined ? node?.properties[name] : nodes.find((other) => other.id === id)?.properties.name;
  return held === undefined ? undefined : String(held);
}

function partOf(
  node: GraphNode | undefined,
  matches: (part: GraphNode) => boolean,
): GraphNode['properties'] | undefined {
  return nodes.find((part) => part.id.startsWith(`${node?.id}#`) && matches(part))?.properties;
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

  test('copies no eight words in a row from an article', () => {
    const ours = nodes.flatMap((node) =>
      Object.entries(node.properties)
        .filter(([property]) => node.type !== 'Source' || property !== 'title')
        .map(([, value]) => String(value)),
    );
    const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');
    expect(articles.flatMap((article) => sharedRuns(article.text, [...ours, readme], 8))).toEqual([]);
  });
});

test('a run of words in both texts is found, whatever separates the words', () => {
  expect(sharedRuns('One two, three – FOUR five', ['zero two\nthree "four" six'], 3)).toEqual(['two three four']);
  expect(sharedRuns('One two three four', ['one two and three four'], 3)).toEqual([]);
});
