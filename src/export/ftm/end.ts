import type { About } from '../about.ts';
import type { Ending } from '../ending.ts';
import { type Entity, entity } from './entity.ts';
import { derivedId } from './id.ts';

/** The last line: a note on the file itself. A file without it is not whole. */
export const endEntity = ({ description }: About, { text }: Ending): Entity =>
  entity(derivedId('export', description, text), 'Note', [
    ['name', 'End of an export of entente'],
    ['description', [description, text]],
  ]);
