/** What the rule of an exposure says. */
interface RuleChoices {
  readonly counting: string;
  readonly parties: string;
  /** Whether the party is of a type that has organizations, as countries do. */
  readonly isCountry: boolean;
  /** The number of sources that were asked for; undefined for all. */
  readonly sources: number | undefined;
}

const COUNTING: Readonly<Record<string, string>> = {
  COMMITMENTS: 'Principal amounts in US dollars, without pledges, cancelled loans and umbrellas',
  OUTSTANDING: 'Latest known balances in US dollars, without pledges, cancelled loans, repaid loans and umbrellas',
  INCLUDING_UMBRELLAS:
    'Principal amounts in US dollars, without pledges and cancelled loans, but with umbrellas, so amounts may be counted twice',
};

/** Applies to every way of counting. */
const ALWAYS = 'loans with an unknown amount or one below zero, such as a correction, are left out';

const ONCE =
  'A loan that several sources state counts once; loans that sources list apart all count, though they may be the same: see overlaps.';

/** The counting rule in words. */
export const ruleOf = (choices: RuleChoices): string =>
  [`${COUNTING[choices.counting]}; ${ALWAYS}.`, partiesRule(choices), sourcesRule(choices), ONCE].flat().join(' ');

function partiesRule({ parties, isCountry }: RuleChoices): readonly string[] {
  if (parties !== 'WITH_ORGANIZATIONS') {
    return isCountry ? ['Loans of the organizations of a country are not counted as its own.'] : [];
  }
  return isCountry
    ? [
        'Loans of the organizations of a country are counted as its own; those between a country and its own organizations are left out.',
      ]
    : ['Counterparties are countries with their organizations.'];
}

function sourcesRule({ sources }: RuleChoices): readonly string[] {
  if (sources === undefined) return [];
  return [`Only loans that ${sources === 1 ? 'the given source' : `one of ${sources} given sources`} states.`];
}
