import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { writeLink } from './link.ts';

const LABEL = 'Copy a link to this operation';
/** How long the result stays visible, in milliseconds. */
const RESULT_MS = 4000;

/** Copies a link to the tab's operation to the clipboard and the address bar. */
export function LinkButton() {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const [result, setResult] = useState<string>();
  const copy = async () => {
    const link = writeLink(location.href, { query: query?.getValue() ?? '', variables: variables?.getValue() ?? '' });
    history.replaceState(null, '', link);
    setResult(await copied(link));
    setTimeout(() => setResult(undefined), RESULT_MS);
  };
  return (
    <>
      <ToolbarButton label={LABEL} onClick={copy}>
        <svg className="graphiql-toolbar-icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
          <path
            d="M8.5 11.5a3.2 3.2 0 0 0 4.6 0l3-3a3.25 3.25 0 0 0-4.6-4.6l-1 1M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-3 3a3.25 3.25 0 0 0 4.6 4.6l1-1"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
        </svg>
      </ToolbarButton>
      {result !== undefined && <output className="entente-result">{result}</output>}
    </>
  );
}

/** The clipboard exists only in secure contexts, and the browser may deny it. */
async function copied(link: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(link);
    return 'Link copied';
  } catch {
    return 'The link is in the address bar';
  }
}
