import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource/source-serif-4/600.css';
import './base.css';
import './app.css';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { NEWEST_METHOD } from '../../src/domain/rule.js';
import { App } from './app.js';
import { client } from './client.js';
import {
  CountryNamesDocument,
  DistributionViewDocument,
  FindingsViewDocument,
  FrameDocument,
  TodayViewDocument,
} from './generated/graphql.js';
import { speak, speakOf } from './i18n/index.js';
import { takeFirstText } from './state/first-text.js';
import { localeOf } from './state/use-frame.js';
import {
  countingOf,
  DISTRIBUTION,
  dayOf,
  forwarded,
  namesOf,
  readState,
  schemeOnRecord,
  selectionOf,
  todayVariables,
} from './state/view-state.js';

// The language belongs to the address. On an address without one, that in which the server answered, the
// reader's own, is written into it.
const address = new URL(window.location.href);
if (!address.searchParams.has('lang')) {
  address.searchParams.set('lang', document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');
}
address.pathname = forwarded(address.pathname, address.searchParams);
if (address.href !== window.location.href) window.history.replaceState(null, '', address);

// What every page asks for is asked for at once, while the page itself is still being read.
const { state } = readState(address.searchParams);
const locale = localeOf(state);
const ahead = [client.query(FrameDocument, { locale }), client.query(CountryNamesDocument, { locale })];
// Only the frame's answer tells the data's own date, and by which method an earlier release is answered.
const day = dayOf(state, '');
if (address.pathname === DISTRIBUTION && day !== '' && state.release === null) {
  const variables = {
    selection: selectionOf(state),
    asOf: day,
    counting: countingOf(state),
    names: namesOf(state, state.method ?? NEWEST_METHOD),
    scheme: schemeOnRecord(state),
    locale,
  };
  ahead.push(client.query(DistributionViewDocument, variables) as never);
}
if (address.pathname === '/') {
  const variables = todayVariables(locale);
  ahead.push(
    client.query(TodayViewDocument, variables) as never,
    client.query(FindingsViewDocument, variables) as never,
  );
  void import('./views/today.js');
  void speakOf('today', state.language);
} else if (address.pathname === DISTRIBUTION) void import('./views/distribution.js');
// The views ask again, find the answers kept, and say what went wrong where one did.
for (const question of ahead) void question.toPromise();

const root = document.getElementById('root') as HTMLElement;
// Until the words of the page are here, the server's own stand.
void speak(state.language).then(() => {
  takeFirstText(root);
  createRoot(root).render(
    <Provider value={client}>
      <App />
    </Provider>,
  );
});
