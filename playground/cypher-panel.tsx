import { useSyncExternalStore } from 'react';
import { lastAnswer, type Statement } from './explained.ts';

/** The statements behind the last answer. */
function CypherPanel() {
  const { asked, statements } = useSyncExternalStore(lastAnswer.subscribe, lastAnswer.get);
  return (
    <section className="entente-panel">
      <h2>Cypher of the last answer</h2>
      {statements === undefined ? <p>{asked ? NOT_TOLD : NOT_ASKED}</p> : <Statements statements={statements} />}
    </section>
  );
}

const NOT_ASKED = 'Run an operation to see the statements that answered it.';
const NOT_TOLD =
  'The last answer came without its statements: it failed before it ran, or the server does not tell them (EXPLAIN=true lets it).';

function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  if (statements.length === 0) return <p>The last answer needed no statement.</p>;
  return statements.map(({ text, params, ms }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the statements of an answer are in their order and never change
    <article key={index} className="entente-statement">
      <h3>
        Statement {index + 1} of {statements.length}
      </h3>
      <p>{phases(ms)}</p>
      <pre>{text}</pre>
      <details>
        <summary>Parameters</summary>
        <pre>{JSON.stringify(params, null, 2)}</pre>
      </details>
    </article>
  ));
}

const phases = (ms: Statement['ms']): string =>
  Object.entries(ms)
    .map(([phase, time]) => `${phase} ${time} ms`)
    .join(' · ');

const Icon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
    <circle cx="4.5" cy="10" r="2.5" />
    <circle cx="15.5" cy="4.5" r="2.5" />
    <circle cx="15.5" cy="15.5" r="2.5" />
    <path d="m7 9 6-3.3M7 11l6 3.3" />
  </svg>
);

export const cypherPlugin = { title: 'Cypher', icon: Icon, content: CypherPanel };
