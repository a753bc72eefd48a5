import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher, createLocalStorage } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

const examples = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const tabs = Object.keys(examples)
  .sort()
  .map((path) => ({ query: examples[path] ?? '' }));

// Relative to the page, so that it also works behind a proxy that adds a prefix.
const fetcher = createGraphiQLFetcher({ url: 'graphql' });

// A name of its own: other GraphiQL pages on the same host and port must not mix their tabs with these.
const storage = createLocalStorage({ namespace: 'entente' });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <GraphiQL fetcher={fetcher} storage={storage} defaultTabs={tabs} inputValueDeprecation schemaDescription>
    <GraphiQL.Logo>entente</GraphiQL.Logo>
  </GraphiQL>,
);
