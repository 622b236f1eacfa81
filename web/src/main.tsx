import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { App } from './app.js';
import { client } from './client.js';

// The language belongs to the address. On an address without one, the reader's own is written into it.
const address = new URL(window.location.href);
if (!address.searchParams.has('lang')) {
  address.searchParams.set('lang', navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
  window.history.replaceState(null, '', address);
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider value={client}>
    <App />
  </Provider>,
);
