import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { ftm } from './ftm/ftm.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';

/** The formats, by the name that a request has for them. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(Object.entries({ graphml, gexf, csv, ftm }));
