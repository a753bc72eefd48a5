import { useSyncExternalStore } from 'react';
import { lastResponse, type Statement } from './explained.ts';

/** Shows the statements of the last response. */
function CypherPanel() {
  const { asked, statements } = useSyncExternalStore(lastResponse.subscribe, lastResponse.get);
  return (
    <section className="entente-panel">
      <h2>Cypher of the last response</h2>
      {statements === undefined ? <p>{asked ? NOT_RETURNED : NOT_RUN}</p> : <Statements statements={statements} />}
    </section>
  );
}

const NOT_RUN = 'Run an operation to see its statements.';
const NOT_RETURNED =
  'The last response has no statements: the operation failed before it ran, or the server does not return them to you. That takes the role operator, and EXPLAIN=true.';

function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  if (statements.length === 0) return <p>The last operation needed no statement.</p>;
  return statements.map(({ text, params, ms }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the statements of a response never change their order
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
