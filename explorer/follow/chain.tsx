import type { PathsQuery } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { formatDate, formatNumber, TEXTS } from '../texts/index.ts';
import { rolesInWords } from '../ui/index.ts';

type Chain = NonNullable<PathsQuery['paths']>['chains'][number];
type Step = Chain['steps'][number];

interface ChainsProps extends Pick<SlotProps, 'dispatch'> {
  readonly chains: readonly Chain[];
}

/** Chains with their sources; each step leads to its evidence. */
export function Chains({ chains, dispatch }: ChainsProps) {
  const texts = TEXTS.follow.chain;
  return chains.map((chain, index) => {
    const ids = chain.steps.map(({ fact }) => fact.id);
    return (
      <section key={ids.join()} className="chain" aria-label={texts.name(index + 1)}>
        <h3>{texts.name(index + 1)}</h3>
        <p className="small">{texts.sources(formatNumber(chain.sources))}</p>
        <ol>
          {chain.steps.map((step) => (
            <li key={step.fact.id}>
              <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: step.fact.id })}>
                {texts.step(step.from.name, step.to.name)}
              </button>
              <p className="small">
                {[
                  TEXTS.fact[step.kind],
                  texts.roles(rolesInWords(step.fromRole), rolesInWords(step.toRole)),
                  whenOf(step),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className="small">{sourcesOf(step)}</p>
            </li>
          ))}
        </ol>
        <button type="button" onClick={() => dispatch({ type: 'addFacts', ids })}>
          {texts.keep}
        </button>
      </section>
    );
  });
}

function whenOf({ fact }: Step): string {
  const [from, until] = [formatDate(fact.from, fact.fromPrecision), formatDate(fact.until, fact.untilPrecision)];
  return from === '' && until === '' ? '' : `${from || TEXTS.table.openEnd} – ${until || TEXTS.table.openEnd}`;
}

/** The titles that were asked for, and how many more there are. */
function sourcesOf({ fact, sources }: Step): string {
  const groups = fact.statements.groupBy ?? [];
  const titles = groups.flatMap(({ source }) => (source ? [source.title] : []));
  const more = sources - titles.length;
  return [...titles, ...(more > 0 ? [TEXTS.follow.chain.more(formatNumber(more))] : [])].join(' · ');
}
