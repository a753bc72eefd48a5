import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { importFile } from '../../../src/import/index.ts';
import { loanJob, loanRow, model } from '../../import/loans.ts';
import type { Explorer } from '../../support/explorer.ts';
import { clickDrawn } from './pointing.ts';
import { readStatements } from './read.ts';
import { aside, inLink, settled } from './walk.ts';

type Party = { readonly id: string } | null;
interface Listed<Node> {
  readonly nodes: readonly (Node & { readonly id: string })[];
}
interface Facts {
  readonly tenures: Listed<object>;
  readonly memberships: Listed<object>;
  readonly loans: Listed<{ readonly creditor: Party; readonly debtor: Party }>;
  readonly events: Listed<{ readonly participants: readonly { readonly actor: { readonly id: string } }[] }>;
}

const KINDS = ['a tenure', 'a membership', 'a loan', 'an event of two', 'an event of several'] as const;

/** A fact of each kind that is drawn as a tie. */
async function samples(explorer: Explorer): Promise<Readonly<Record<(typeof KINDS)[number], string | undefined>>> {
  const { tenures, memberships, loans, events } = await explorer.ask<Facts>(
    `{ tenures(first: 1) { nodes { id } } memberships(first: 1) { nodes { id } }
      loans(first: 100) { nodes { id creditor { id } debtor { id } } }
      events(first: 100) { nodes { id participants { actor { id } } } } }`,
  );
  const eventOf = (fits: (actors: number) => boolean) =>
    events.nodes.find(({ participants }) => fits(new Set(participants.map(({ actor }) => actor.id)).size))?.id;
  return {
    'a tenure': tenures.nodes[0]?.id,
    'a membership': memberships.nodes[0]?.id,
    'a loan': loans.nodes.find(({ creditor, debtor }) => creditor && debtor)?.id,
    'an event of two': eventOf((actors) => actors === 2),
    'an event of several': eventOf((actors) => actors > 2),
  };
}

const LOANS = 12;

/** Each kind of edge, clicked where it is drawn, leads to its statements by one more click. */
export function testEdges(explorer: Explorer): void {
  const drawn = async (hash: string): Promise<Page> => {
    const page = await explorer.open(hash);
    await settled(page);
    return page;
  };

  test.each(KINDS)('the edge of %s leads to its statements in two clicks', async (kind) => {
    const { [kind]: id = 'none' } = await samples(explorer);
    const page = await drawn(`#fact=${id}`);
    await clickDrawn(page);
    expect(await readStatements(explorer, page, (target) => target.click())).toBe(id);
    await page.close();
  });

  test('an edge that stands for many leads to a list of them, and each of these to its statements', async () => {
    // Last, since it adds a source.
    const rows = Array.from({ length: LOANS }, (_, index) =>
      loanRow({ loan: `made-${index}`, amount: `${index + 1}` }),
    );
    await importFile(explorer.graph, model, loanJob(rows), {
      rejectedPath: join(tmpdir(), 'entente-made.rejected.csv'),
    });
    const page = await drawn('#root=organization:bank&open=LOAN:40@organization:bank');
    expect(await page.getByRole('application').getAttribute('data-edges')).toBe('1');
    await clickDrawn(page);
    const list = page.locator('.bundle li button');
    expect(await list.count()).toBe(LOANS);
    await list.first().click();
    await aside(page).locator('.statements > li').getByText('row 12').first().waitFor();
    // The largest comes first.
    expect(inLink(page, 'selected')).toBe(`loan:made-${LOANS - 1}`);
    await page.close();
  });
}
