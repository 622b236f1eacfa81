import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource/source-serif-4/600.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { NEWEST_METHOD } from '../../src/domain/rule.js';
import { App } from './app.js';
import { client } from './client.js';
import { AtTheTableDocument, CountryNamesDocument, FrameDocument } from './generated/graphql.js';
import { speak } from './i18n/index.js';
import { localeOf } from './state/use-frame.js';
import { countingOf, dayOf, namesOf, readState, selectionOf } from './state/view-state.js';

// The language belongs to the address. On an address without one, the reader's own is written into it.
const address = new URL(window.location.href);
if (!address.searchParams.has('lang')) {
  address.searchParams.set('lang', navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
  window.history.replaceState(null, '', address);
}

// What every page asks for is asked for at once, while the page itself is still being read.
const { state } = readState(address.searchParams);
const locale = localeOf(state);
const ahead = [client.query(FrameDocument, { locale }), client.query(CountryNamesDocument, { locale })];
// Only the frame's answer tells the data's own date, and by which method an earlier release is answered.
const day = dayOf(state, '');
if (address.pathname === '/' && day !== '' && state.release === null) {
  const variables = {
    selection: selectionOf(state),
    asOf: day,
    counting: countingOf(state),
    names: namesOf(state, state.method ?? NEWEST_METHOD),
    scheme: state.scheme,
    locale,
  };
  ahead.push(client.query(AtTheTableDocument, variables) as never);
}
// The views ask again, find the answers kept, and say what went wrong where one did.
for (const question of ahead) void question.toPromise();
void speak(state.language);

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider value={client}>
    <App />
  </Provider>,
);
