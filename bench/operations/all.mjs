import { a } from './a.mjs';
import { b } from './b.mjs';
import { c } from './c.mjs';
import { d } from './d.mjs';
import { e } from './e.mjs';
import { f } from './f.mjs';
import { g } from './g.mjs';
import { h } from './h.mjs';

/** @type {readonly import('./types.mjs').Operation[]} */
export const OPERATIONS = [a, b, c, d, e, f, g, h];
