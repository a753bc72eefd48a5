import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { EXAMPLES, type Example } from './examples.ts';
import { openTab } from './open-tab.ts';

/** Lists the examples. Each opens in a tab, or shows its open tab. */
function ExamplesPanel() {
  const { addTab, changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const editor = useGraphiQL((state) => state.queryEditor);
  const open = ({ query }: Example) => openTab({ addTab, changeTab }, tabs, editor, query);
  return (
    <section className="entente-panel">
      <h2>Examples</h2>
      <ol className="entente-examples">
        {EXAMPLES.map((example) => (
          <li key={example.name}>
            <button type="button" title={example.about} onClick={() => open(example)}>
              <strong>{example.name}</strong>
              <span>{example.about}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

const Icon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
    <path d="M3 4.5h2M8 4.5h9M3 10h2M8 10h9M3 15.5h2M8 15.5h9" strokeLinecap="round" />
  </svg>
);

export const examplesPlugin = { title: 'Examples', icon: Icon, content: ExamplesPanel };
