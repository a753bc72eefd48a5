import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare const window: { readonly axe: typeof axe };

/** What axe-core finds on a page that is serious or critical, as `rule: element`. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger, which the policy of the page does not hold.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
