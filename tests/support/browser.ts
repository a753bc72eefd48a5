import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { describeWith } from './needs.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// WebGL in software slows all of a page down, so only pages that need it have it, and only for what is drawn with it.
const PLAIN = ['--disable-gpu'];
const WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-rasterization'];
// With WebGL a page is put together from its layers in the same way; in software that takes longer than all that the page does.
const PLAIN_LAYERS = ['--disable-gpu-compositing'];
/** What the driver says where each picture of WebGL is read back for a page that is put together without it. */
const READ_BACK = /^\[\.WebGL-\w+\]GL Driver Message \(OpenGL, Performance, .*: GPU stall due to ReadPixels/;

/** `describe` where there is a Chromium. */
export const inBrowser = describeWith('chromium', existsSync(executablePath));

/** A browser with a fresh profile. */
export interface TestBrowser {
  readonly context: BrowserContext;
  /** The URLs that it asked for. */
  readonly requests: readonly string[];
  /** Errors and warnings of its pages, as of scripts and the Content-Security-Policy. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export interface BrowserOptions {
  readonly webgl?: boolean;
  /** Whether only what is drawn with WebGL goes through it: for tests of what a page does, not of how it looks. */
  readonly plainLayers?: boolean;
  /** Whether it has a screen to be touched. */
  readonly touch?: boolean;
}

export async function openBrowser(
  viewport: Viewport,
  { webgl = false, plainLayers = false, touch = false }: BrowserOptions = {},
): Promise<TestBrowser> {
  const args = [...FLAGS, ...(webgl ? WEBGL : PLAIN), ...(plainLayers ? PLAIN_LAYERS : [])];
  const profile = await mkdtemp(join(tmpdir(), 'entente-browser-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, viewport, hasTouch: touch });
  context.setDefaultTimeout(20_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => {
    const isOwn = plainLayers && READ_BACK.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isOwn) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return {
    context,
    requests,
    complaints,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
