import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { examples } from './examples.js';
import { examplesPlugin } from './examples-plugin.js';

const fetcher = createGraphiQLFetcher({ url: '/graphql' });

/**
 * The query named in the address after `#`: `#query=...&variables=...` (percent-encoded). It stays behind the hash so
 * that a long query neither reaches the server's log nor meets its limit on the length of an address.
 */
function fromAddress(): { query: string; variables?: string } | null {
  const parameters = new URLSearchParams(window.location.hash.slice(1));
  const query = parameters.get('query');
  return query === null ? null : { query, variables: parameters.get('variables') ?? undefined };
}

const asked = fromAddress();
/** Where the examples leave room for the editor beside them. */
const roomy = window.matchMedia('(width >= 50rem)').matches;
const opened = asked ?? examples[0];

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <GraphiQL
      fetcher={fetcher}
      plugins={[examplesPlugin]}
      visiblePlugin={asked === null && roomy ? examplesPlugin : undefined}
      initialQuery={opened?.query}
      initialVariables={opened?.variables}
      defaultEditorToolsVisibility="variables"
      isHeadersEditorEnabled={false}
    >
      <GraphiQL.Logo>
        <a href="/" className="rollcall-home">
          Rollcall
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
