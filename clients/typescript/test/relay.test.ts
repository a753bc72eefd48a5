import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type ConcreteRequest,
  createOperationDescriptor,
  type Environment,
  fetchQuery,
  getSingularSelector,
  type ReaderFragment,
} from 'relay-runtime';
import { relayEnvironment } from '../examples/relay/src/environment.ts';
import { build, file } from './built.ts';
import { ALL_PAGES, DAYS, DRAWING } from './questions.ts';
import { allowNoWarning, type Data, serveArticles } from './server.ts';

const COMPILER: string = createRequire(file('package.json'))('relay-compiler');

const served = serveArticles();
allowNoWarning();

let project = '';

beforeAll(() => {
  build();
  project = mkdtempSync(join(tmpdir(), 'entente-relay-'));
  cpSync(file('examples/relay'), project, { recursive: true });
  cpSync(file('../../schema/api.graphql'), join(project, 'schema.graphql'));
  execFileSync(process.execPath, [file('dist/relay/cli.js'), project]);
  execFileSync(COMPILER, ['relay.config.json'], { cwd: project, stdio: 'pipe' });
}, 60_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** The compiler's artifact for a document. */
const artifact = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(join(project, 'src/__generated__', `${name}.graphql.ts`)).href)).default;

const ask = (environment: Environment, request: ConcreteRequest, variables: Data): Promise<Data> =>
  fetchQuery(environment, request, variables).toPromise();

/** The data in the store for an operation; `storedFragment` reads a fragment that it spreads in a field. */
function stored(environment: Environment, request: ConcreteRequest, variables: Data): Data {
  const { data, isMissingData } = environment.lookup(createOperationDescriptor(request, variables).fragment);
  expect(isMissingData).toBe(false);
  return data;
}

function storedFragment(environment: Environment, fragment: ReaderFragment, item: Data): Data {
  const selector = getSingularSelector(fragment, item);
  if (!selector) throw new Error('The item does not spread that fragment');
  const { data, isMissingData } = environment.lookup(selector);
  expect(isMissingData).toBe(false);
  return data;
}

describe('Relay', () => {
  test('gets its days written into the documents, once', () => {
    const text = readFileSync(join(project, 'src/country.ts'), 'utf8');
    expect(text).toContain('...country_memberships @arguments(inheritedAt: $day)');
    expect(text).toContain('memberships(at: $inheritedAt)');
    const again = spawnSync(process.execPath, [file('dist/relay/cli.js'), '--check', project], { encoding: 'utf8' });
    expect([again.status, again.stdout]).toEqual([0, '']);
    const before = spawnSync(process.execPath, [file('dist/relay/cli.js'), '--check', file('examples/relay')]);
    expect([before.status, before.stdout.toString()]).toEqual([1, expect.stringContaining('country.ts lacks days')]);
  });

  test('stores the data of two days separately', async () => {
    const { url, direct } = served();
    const environment = relayEnvironment(url);
    const request = await artifact<ConcreteRequest>('countryQuery');
    const fragment = await artifact<ReaderFragment>('country_memberships');
    const numbers = [];
    for (const day of DAYS) {
      await ask(environment, request, { day });
      const expected = await direct(
        'query ($day: Date!) { country(code: "VE", at: $day) { memberships { totalCount } } }',
        { day },
      );
      numbers.push(expected.country.memberships.totalCount);
    }
    expect(new Set(numbers).size).toBe(2);
    for (const [index, day] of DAYS.entries()) {
      const { country } = stored(environment, request, { day });
      expect(storedFragment(environment, fragment, country).memberships.totalCount).toBe(numbers[index]);
    }
  });

  test('refetches a fragment by id on the same day', async () => {
    const environment = relayEnvironment(served().url);
    const [day] = DAYS;
    const request = await artifact<ConcreteRequest>('countryQuery');
    const fragment = await artifact<ReaderFragment>('country_memberships');
    const refetch = await artifact<ConcreteRequest>('countryMembershipsQuery');
    await ask(environment, request, { day });
    const { country } = stored(environment, request, { day });
    const { id } = country;
    const node = await ask(environment, refetch, { id, inheritedAt: day });
    expect(storedFragment(environment, fragment, node.node)).toEqual(storedFragment(environment, fragment, country));
  });

  test('merges the pages of a connection', async () => {
    const { url, direct } = served();
    const environment = relayEnvironment(url);
    const [, day] = DAYS;
    const request = await artifact<ConcreteRequest>('countryQuery');
    const fragment = await artifact<ReaderFragment>('country_statements');
    const more = await artifact<ConcreteRequest>('countryStatementsQuery');
    await ask(environment, request, { day });
    const { country } = stored(environment, request, { day });
    for (let page = 1; page < 3; page++) {
      const { endCursor } = storedFragment(environment, fragment, country).statements.pageInfo;
      await ask(environment, more, { id: country.id, inheritedAt: day, first: 2, after: endCursor });
    }
    const { statements } = storedFragment(environment, fragment, country);
    const all = await direct(ALL_PAGES);
    expect(statements.edges.map(({ node }: Data) => node.id)).toEqual(
      all.country.statements.nodes.map(({ id }: Data) => id),
    );
  });

  test('reads every link of a neighborhood back unchanged', async () => {
    const { url, direct } = served();
    const environment = relayEnvironment(url);
    const request = await artifact<ConcreteRequest>('drawingQuery');
    for (const center of ['country:VE', 'country:CN', 'country:VE']) {
      const variables = { of: [center] };
      await ask(environment, request, variables);
      expect(stored(environment, request, variables)).toEqual(await direct(DRAWING, variables));
    }
  });
});
