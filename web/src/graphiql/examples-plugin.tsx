import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { examples } from './examples.js';

const TITLES = { en: 'Examples', zh: '示例' };

/** The language of the page that led here; GraphiQL's own words are English. */
const language = new URLSearchParams(window.location.search).get('lang') === 'zh' ? 'zh' : 'en';

function ExamplesPane() {
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return (
    <section className="rollcall-examples" aria-label={TITLES[language]} lang={language === 'zh' ? 'zh-Hans' : 'en'}>
      <h2>{TITLES[language]}</h2>
      <ol>
        {examples.map((example) => (
          <li key={example.titles.en}>
            <button
              type="button"
              onClick={() => {
                addTab();
                // The new tab becomes active at once; its editors are filled after it is drawn.
                setTimeout(() => {
                  queryEditor?.setValue(example.query);
                  variableEditor?.setValue(example.variables);
                  updateActiveTabValues({ query: example.query, variables: example.variables });
                });
              }}
            >
              {example.titles[language]}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M4 6h2M4 12h2M4 18h2M9 6h11M9 12h11M9 18h11" />
    </svg>
  );
}

/** GraphiQL's pane of example queries: each opens in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = { title: TITLES[language], icon: ExamplesIcon, content: ExamplesPane };
