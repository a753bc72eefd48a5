import type { ConditionSpec, ValueSpec } from '../spec/spec.ts';

/** Maximum number of a condition's texts to show; a mapping may list hundreds. */
const TOLD = 3;

/** A condition in words for the report: `{flow} is one of "Loan"`. */
export function conditionWords(spec: ConditionSpec, column: string | undefined): string {
  const { in: within, notIn, is, matches, before, after } = spec;
  const tests = [
    within && `is one of ${listed(within)}`,
    notIn && `is none of ${listed(notIn)}`,
    is && `is ${is}`,
    matches !== undefined && `matches /${matches}/`,
    before !== undefined && `is before ${before}`,
    after !== undefined && `is after ${after}`,
  ];
  return `${valueWords(spec.value, column)} ${tests.filter((test) => typeof test === 'string').join(' and ')}`;
}

const valueWords = (value: ValueSpec, column: string | undefined): string => {
  if (typeof value === 'string') return value;
  const [inner] = Object.values(value);
  if (typeof inner === 'string') return inner;
  return column === undefined ? 'the value' : `{${column}}`;
};

const listed = (texts: readonly string[]): string =>
  [
    ...texts.slice(0, TOLD).map((text) => `"${text}"`),
    ...(texts.length > TOLD ? [`${texts.length - TOLD} more`] : []),
  ].join(', ');
