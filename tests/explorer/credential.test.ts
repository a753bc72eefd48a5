import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addApiKey } from '../../src/callers/index.ts';
import { inBrowser, openBrowser, type TestBrowser } from '../support/browser.ts';
import { serveSeed, type TestServer } from '../support/seed-server.ts';

inBrowser('the pages of a server that must know who asks', () => {
  let folder: string;
  let server: TestServer;
  let browser: TestBrowser;
  let analyst: string;
  let reader: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-credential-'));
    const file = join(folder, 'keys.json');
    analyst = await addApiKey(file, { name: 'analyst', role: 'analyst' });
    reader = await addApiKey(file, { name: 'reader', role: 'reader' });
    server = await serveSeed(undefined, { API_KEYS_FILE: file });
    browser = await openBrowser({ width: 1280, height: 800 });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true });
  });

  const open = async (path: string): Promise<Page> => {
    const page = await browser.context.newPage();
    await page.goto(server.url + path);
    return page;
  };

  const give = async (page: Page, credential: string): Promise<void> => {
    await page.getByLabel('Token or API key').fill(credential);
    await page.getByRole('button', { name: 'Use it' }).click();
  };

  test('the explorer takes a key, and asks with it', async () => {
    const page = await open('/explore#root=country:VE&open=LOAN:40@country:VE&view=table');
    await page.getByText('This server must know who asks').waitFor();
    expect(await page.locator('.picture-table tbody tr').count()).toBe(0);
    await give(page, analyst);
    await page.locator('.picture-table tbody tr').first().waitFor();
    expect(await page.getByLabel('Token or API key').count()).toBe(0);
    await page.close();
  });

  test('the explorer says that what was given is refused, and asks for another', async () => {
    const page = await open('/explore#root=country:VE&open=LOAN:40@country:VE&view=table');
    await give(page, 'wrong');
    await page.getByText('The server refused the token or key that you gave.').waitFor();
    expect(await page.getByText('This server must know who asks').count()).toBe(0);
    await give(page, analyst);
    await page.locator('.picture-table tbody tr').first().waitFor();
    await page.close();
  });

  test('the explorer says what takes another role, and keeps the rest', async () => {
    const page = await open('/explore#root=country:VE&open=LOAN:40@country:VE&view=table');
    await give(page, reader);
    await page.locator('.picture-table tbody tr').first().waitFor();
    await page.getByText('The server does not allow you that').waitFor();
    await page.close();
  });

  test('the search says why it finds nothing', async () => {
    const page = await open('/explore');
    await page.getByRole('combobox', { name: 'Search' }).fill('Venezuela');
    await page.locator('.search-hits').getByText('The server must know who asks.').waitFor();
    await page.close();
  });

  test('the playground asks with the headers of its user', async () => {
    const page = await open('/');
    await page.getByText('UNAUTHENTICATED').first().waitFor();
    expect(browser.complaints.filter((one) => !/\b40[13]\b/.test(one))).toEqual([]);
    await page.close();
  });
});
