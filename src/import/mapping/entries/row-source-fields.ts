import { didYouMean, shown } from '../../../domain/index.ts';
import { fieldsOf, type RowProblem, type RowSource, rowSource } from '../../../evidence/index.ts';
import { nodeType } from '../../../model/index.ts';
import { compileValue, type Scope } from '../compiling.ts';
import { orRejection, Rejection } from '../rejection.ts';
import type { Path, ValueSpec } from '../spec/spec.ts';
import { checkResults } from './check.ts';
import type { EntrySite } from './entry-site.ts';
import { takerOf } from './field-value.ts';

/** Fields of a source that a mapping cannot set. */
export const FILLED_IN: ReadonlySet<string> = new Set(['id', 'kind', 'sha256']);

/** Beside these, a row gives its source all fields but the precedence and the clearance, which are the mapping's. */
const NOT_OF_ROWS: ReadonlySet<string> = new Set([...FILLED_IN, 'precedence', 'clearance']);

/** Reads the source that a row names; undefined if it names none, so that the file is the source. */
export type ReadSource = (scope: Scope, problems: RowProblem[]) => RowSource | undefined;

/** A source needs one of these to be identifiable. */
const IDENTIFYING = ['title', 'url'];

export function compileRowSource(site: EntrySite, specs: Readonly<Record<string, ValueSpec>>, at: Path): ReadSource {
  const { compiling, model, mapping } = site;
  const fields = fieldsOf(nodeType(model, 'Source'), 'property').filter(({ name }) => !NOT_OF_ROWS.has(name));
  if (!IDENTIFYING.some((name) => name in specs)) compiling.problem(at, 'must give a title or a url');
  const readers = Object.entries(specs).flatMap(([name, spec]) => {
    const place = [...at, name];
    const field = fields.find((one) => one.name === name);
    if (!field) {
      const names = fields.map((one) => one.name);
      compiling.problem(place, `is not one of ${names.join(', ')}${didYouMean(name, names)}`);
      return [];
    }
    checkResults(site, field, spec, place);
    return [{ name, value: compileValue(compiling, spec, place), take: takerOf(model, field) }];
  });
  return (scope, problems) => {
    const values: Record<string, unknown> = {};
    for (const { name, value, take } of readers) {
      const cell = orRejection(() => value.read(scope));
      if (cell === null) continue;
      if (cell instanceof Rejection) problems.push(cell.problem);
      else {
        const taken = take(cell);
        const problem = 'problem' in taken ? taken.problem : name === 'url' ? urlProblem(taken.stated) : undefined;
        if (problem !== undefined) problems.push({ column: value.column, message: `${problem} (\`source.${name}\`)` });
        else if ('value' in taken) values[name] = taken.value;
      }
    }
    if (!IDENTIFYING.some((name) => name in values)) return undefined;
    const { name, values: named } = rowSource({ ...values, title: values.title ?? values.url });
    const { precedence, clearance } = mapping.source;
    return { name, values: { ...named, precedence, clearance } };
  };
}

/** Pages render it as a link, so `javascript:` must be refused. */
function urlProblem(text: string): string | undefined {
  const isWeb = /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
  return isWeb ? undefined : `${shown(text)} is not an http:// or https:// address`;
}
