import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher, createLocalStorage } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { cypherPlugin } from './cypher-panel.tsx';
import { EXAMPLES } from './examples.ts';
import { examplesPlugin } from './examples-panel.tsx';
import { explaining, lastAnswer } from './explained.ts';
import { readLink } from './link.ts';
import { LinkButton } from './link-button.tsx';

const linked = readLink(location.href);
// A tab for what a link brings, in front of the others; a visitor who comes back keeps the tabs of before.
const tabs = [...(linked === undefined ? [] : [linked]), ...EXAMPLES.map(({ query }) => ({ query }))];

// Relative to the page, so that it also works behind a proxy that adds a prefix.
const fetcher = explaining(createGraphiQLFetcher({ url: 'graphql', enableIncrementalDelivery: false }), lastAnswer);

// A name of its own: other GraphiQL pages on the same host and port must not mix their tabs with these.
const storage = createLocalStorage({ namespace: 'entente' });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    defaultTabs={tabs}
    {...(linked !== undefined && { initialQuery: linked.query, initialVariables: linked.variables ?? '' })}
    plugins={[examplesPlugin, cypherPlugin, HISTORY_PLUGIN]}
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>entente</GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ prettify, merge, copy }) => (
        <>
          {prettify}
          {merge}
          {copy}
          <LinkButton />
        </>
      )}
    </GraphiQL.Toolbar>
  </GraphiQL>,
);
