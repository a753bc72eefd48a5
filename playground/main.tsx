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
import { lastResponse, withExplain } from './explained.ts';
import { readLink } from './link.ts';
import { LinkButton } from './link-button.tsx';

const linked = readLink(location.href);
// A linked operation opens first. Returning visitors keep their tabs.
const tabs = [...(linked === undefined ? [] : [linked]), ...EXAMPLES.map(({ query }) => ({ query }))];

// Relative, so that it works behind a proxy with a path prefix.
const fetcher = withExplain(createGraphiQLFetcher({ url: 'graphql', enableIncrementalDelivery: false }), lastResponse);

// Its own namespace, to keep tabs apart from those of other GraphiQL pages on the same origin.
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
    <GraphiQL.Logo>
      entente{' '}
      <a className="entente-explorer" href="explore">
        Explorer
      </a>
    </GraphiQL.Logo>
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
