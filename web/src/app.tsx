import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Router, Switch, useLocation, useSearch } from 'wouter';
import { AT_THE_FOOT, pageNamed } from '../../src/pages/addresses.js';
import { Colophon } from './components/colophon.js';
import { ErrorBoundary } from './components/error-boundary.js';
import { FactsDrawer } from './components/facts-drawer.js';
import { MORE_PAGES, MoreViewsMenu } from './components/more-views-menu.js';
import { PageTitle } from './components/page-title.js';
import { SearchDialog } from './components/search-dialog.js';
import { type FactsRequest, type Shell, ShellContext } from './components/shell-context.js';
import { BadAddress, Failed, KnownScheme, StartAgain, Waiting } from './components/states.js';
import { speak } from './i18n/index.js';
import { lazyAgain } from './lib/fetch-again.js';
import { useToken } from './state/session.js';
import { FrameProvider } from './state/use-frame.js';
import { useOwnHeight } from './state/use-own-height.js';
import { usePrinting } from './state/use-printing.js';
import { useTheme } from './state/use-theme.js';
import { useView } from './state/use-view.js';
import { forwarded } from './state/view-state.js';

const Today = lazyAgain(() => import('./views/today.js'));
const Distribution = lazyAgain(() => import('./views/distribution.js'));
const OverTime = lazyAgain(() => import('./views/over-time.js'));
const Gaps = lazyAgain(() => import('./views/gaps.js'));
const Matrix = lazyAgain(() => import('./views/matrix.js'));
const Capacity = lazyAgain(() => import('./views/capacity.js'));
const Timeline = lazyAgain(() => import('./views/timeline.js'));
const Compare = lazyAgain(() => import('./views/compare.js'));
const CountryPage = lazyAgain(() => import('./views/country.js'));
const InitiativePage = lazyAgain(() => import('./views/initiative.js'));
const Curation = lazyAgain(() => import('./curation/curation.js'));
const MoreViews = lazyAgain(() => import('./more-views/more-views.js'));
const OrganisationPage = lazyAgain(() => import('./views/organisation.js'));
const Info = lazyAgain(() => import('./views/info.js'));

const PAGES = [
  ['/', 'nav.today'],
  ['/distribution', 'nav.distribution'],
  ['/over-time', 'nav.overTime'],
  ['/gaps', 'nav.gaps'],
  ['/matrix', 'nav.matrix'],
  ['/capacity', 'nav.capacity'],
  ['/timeline', 'nav.timeline'],
  ['/compare', 'nav.compare'],
] as const;

/** The whole page: below `/embed` the same views without its frame. */
export function App() {
  const [path] = useLocation();
  const embedded = path === '/embed' || path.startsWith('/embed/');
  return (
    <Router base={embedded ? '/embed' : ''}>
      <Page embedded={embedded} />
    </Router>
  );
}

function Page({ embedded }: { embedded: boolean }) {
  const { state, problems } = useView();
  const query = new URLSearchParams(useSearch());
  const onlyFigure = embedded ? query.get('figure') : null;
  const theme = useTheme(embedded ? query.get('theme') : null);
  useOwnHeight(embedded);
  const [facts, setFacts] = useState<FactsRequest | null>(null);
  const [searching, setSearching] = useState(false);
  const [, setSpoken] = useState(state.language);

  // Words and numbers change together: the page is drawn in a language once its strings are here.
  useEffect(() => {
    void speak(state.language).then(() => setSpoken(state.language));
  }, [state.language]);
  useEffect(() => {
    if (embedded) return;
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as Element | null)?.closest?.(
        'input:not([type="range"],[type="radio"]), textarea, select',
      );
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        setSearching(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [embedded]);
  // A new page starts at its top, and closes what was opened over the old one.
  const [path] = useLocation();
  useEffect(() => {
    setFacts(null);
    window.scrollTo(0, 0);
    void path;
  }, [path]);

  const showFacts = useCallback(
    (request: FactsRequest) => {
      if (!embedded) setFacts(request);
    },
    [embedded],
  );
  // Paper is white, whatever the screen.
  const printing = usePrinting();
  const dark = theme.dark && !printing;
  // "Ask" opens the question of the first figure of the view.
  const [question, setQuestion] = useState<string | null>(null);
  const askAbout = useCallback((address: string) => {
    setQuestion((first) => first ?? address);
    return () => setQuestion((now) => (now === address ? null : now));
  }, []);
  const [figures, setFigures] = useState<readonly string[]>([]);
  const haveFigure = useCallback((id: string) => setFigures((all) => (all.includes(id) ? all : [...all, id])), []);
  const shell = useMemo<Shell>(
    () => ({ embedded, onlyFigure, showFacts, dark, askAbout, haveFigure }),
    [embedded, onlyFigure, showFacts, dark, askAbout, haveFigure],
  );

  return (
    <ShellContext.Provider value={shell}>
      {!embedded && <Masthead onSearch={() => setSearching(true)} theme={theme} question={question} />}
      <main id="main" className={embedded ? 'embedded' : undefined} tabIndex={-1}>
        {problems.length > 0 ? (
          <BadAddress problems={problems} />
        ) : (
          <FrameProvider waiting={<Waiting tall />} failed={(error, retry) => <Failed error={error} retry={retry} />}>
            <PageTitle />
            <ErrorBoundary of={`${path}?${query}`}>
              <KnownScheme>
                <Suspense fallback={<Waiting tall />}>
                  <Switch>
                    <Route path="/">
                      <FirstPage embedded={embedded} query={query} />
                    </Route>
                    <Route path="/distribution" component={Distribution} />
                    <Route path="/over-time" component={OverTime} />
                    <Route path="/gaps" component={Gaps} />
                    <Route path="/matrix" component={Matrix} />
                    <Route path="/capacity" component={Capacity} />
                    <Route path="/timeline" component={Timeline} />
                    <Route path="/compare" component={Compare} />
                    {MORE_PAGES.map(([target]) => (
                      <Route key={target} path={target} component={MoreViews} />
                    ))}
                    <Route path="/country/:code">{({ code }) => <CountryPage code={code} />}</Route>
                    <Route path="/initiative/:slug">{({ slug }) => <InitiativePage slug={slug} />}</Route>
                    <Route path="/organisations/:code">{({ code }) => <OrganisationPage code={code} />}</Route>
                    {AT_THE_FOOT.map((key) => (
                      <Route key={key} path={pageNamed(key).path} component={Info} />
                    ))}
                    {!embedded && <Route path="/curate/*?" component={Curation} />}
                    <Route>
                      <NotFound />
                    </Route>
                  </Switch>
                </Suspense>
              </KnownScheme>
            </ErrorBoundary>
            {onlyFigure !== null && <NoSuchFigure asked={onlyFigure} figures={figures} />}
            {!embedded && <Colophon />}
            <FactsDrawer request={facts} onClose={() => setFacts(null)} />
          </FrameProvider>
        )}
      </main>
      {!embedded && <SearchDialog open={searching} onClose={() => setSearching(false)} />}
    </ShellContext.Provider>
  );
}

/** Today; a question that the former first page was asked is answered where its figures are now. */
function FirstPage({ embedded, query }: { embedded: boolean; query: URLSearchParams }) {
  if (embedded) return <Distribution />;
  const target = forwarded('/', query);
  return target === '/' ? <Today /> : <Redirect to={`${target}?${query}`} replace />;
}

function Masthead(properties: { onSearch: () => void; theme: ReturnType<typeof useTheme>; question: string | null }) {
  const { onSearch, theme, question } = properties;
  const { t } = useTranslation();
  const { state, change, to } = useView();
  const signedIn = useToken() !== null;
  const [path] = useLocation();
  return (
    <header className="masthead">
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Link href={`/?lang=${state.language}`} className="wordmark">
        Rollcall
      </Link>
      <nav aria-label={t('nav.label')}>
        <ul>
          {PAGES.map(([target, key]) => (
            <li key={target}>
              <Link
                href={target === '/' ? `/?lang=${state.language}` : to(target)}
                aria-current={path === target ? 'page' : undefined}
              >
                {t(key)}
              </Link>
            </li>
          ))}
          <MoreViewsMenu />
          <li>
            <a href={question ?? (state.language === 'zh' ? '/graphiql?lang=zh' : '/graphiql')}>{t('nav.ask')}</a>
          </li>
        </ul>
      </nav>
      <div className="masthead-tools">
        {signedIn && (
          <Link href={to('/curate')} aria-current={path.startsWith('/curate') ? 'page' : undefined}>
            {t('nav.curate')}
          </Link>
        )}
        <button type="button" onClick={onSearch} aria-keyshortcuts="/">
          {t('nav.search')} <kbd>/</kbd>
        </button>
        <button
          type="button"
          lang={state.language === 'zh' ? 'en' : 'zh-Hans'}
          onClick={() => change({ language: state.language === 'zh' ? 'en' : 'zh' })}
        >
          {state.language === 'zh' ? 'English' : '中文'}
        </button>
        <button type="button" onClick={theme.toggle} aria-pressed={theme.dark}>
          {t('nav.dark')}
        </button>
      </div>
    </header>
  );
}

/** Some figures of a view come a little later than the others: one is missed only after this. */
const LATE_MILLISECONDS = 2000;

/** Alone in an iframe, a figure that the view does not have: the ones that it has. */
function NoSuchFigure({ asked, figures }: { asked: string; figures: readonly string[] }) {
  const { t } = useTranslation();
  const query = new URLSearchParams(useSearch());
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  if (!late || figures.length === 0 || figures.includes(asked)) return null;
  const address = (figure: string) => {
    query.set('figure', figure);
    return `?${query}`;
  };
  return (
    <section className="problem" role="alert">
      <h1>{t('address.noFigure', { id: asked })}</h1>
      <p>{t('address.noFigureText')}</p>
      <ul>
        {figures.map((figure) => (
          <li key={figure}>
            <a href={address(figure)}>{figure}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NotFound() {
  const { t } = useTranslation();
  const [path] = useLocation();
  return (
    <section className="problem">
      <h1>{t('address.notFound')}</h1>
      <p>{t('address.notFoundText', { path })}</p>
      <StartAgain />
    </section>
  );
}
