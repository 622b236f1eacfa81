import { Link } from 'wouter';
import { ParticipantName, webAddress } from '../components/fact-item.js';
import { MoreFacts } from '../components/more-facts.js';
import { Empty, Failed, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { ErrorReportsDocument, type ErrorReportsQuery } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { useContextOfToken } from './asking.js';
import { SignedIn } from './keeper.js';
import { useWords } from './words.js';

type Subject = ErrorReportsQuery['errorReports']['nodes'][number]['subject'];

/** What readers say is wrong, the newest first: they hold contacts, and are not public. */
export default function Reports() {
  const { t } = useWords();
  return (
    <>
      <h1 className="page-title">
        <Words>{t('reports.title')}</Words>
      </h1>
      <SignedIn>
        <List />
      </SignedIn>
    </>
  );
}

function List() {
  const { t } = useWords();
  const format = useFormat();
  const { locale } = useFrame();
  const { to } = useView();
  const context = useContextOfToken();
  const variables = { locale, after: null };
  const answer = useAnswer(ErrorReportsDocument, variables, false, context);
  const list = useMore(ErrorReportsDocument, variables, answer.data, (data) => data.errorReports, context);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  if (list.totalCount === 0) return <Empty>{t('reports.none')}</Empty>;
  return (
    <>
      <p className="standfirst">{t('reports.text')}</p>
      <ol className="queue">
        {list.nodes.map(({ id, text, url, contact, createdAt, subject }) => (
          <li key={id}>
            <h2>
              <About subject={subject} />
            </h2>
            <p className="muted">
              {format.instant(createdAt)}
              {subject?.__typename === 'Participation' && (
                <>
                  {' · '}
                  <Link href={to('/curate/new', {}, { fact: subject.id })}>{t('fact.propose')}</Link>
                </>
              )}
            </p>
            <p className="said">{text}</p>
            <p className="muted">
              {url !== null && (
                <>
                  {t('report.url')}
                  {t('list.colon')}
                  {webAddress(url) === null ? (
                    url
                  ) : (
                    <a href={url} rel="noopener noreferrer" target="_blank">
                      {url}
                    </a>
                  )}
                  <br />
                </>
              )}
              {contact === null ? t('reports.noContact') : t('reports.contact', { contact })}
            </p>
          </li>
        ))}
      </ol>
      <MoreFacts list={list} />
    </>
  );
}

/** What a report is about, with a link to where it is shown. */
function About({ subject }: { subject: Subject }) {
  const { t } = useWords();
  const term = useTerm();
  const { to } = useView();
  if (subject === null) return t('reports.gone');
  switch (subject.__typename) {
    case 'Participation':
      return (
        <>
          <ParticipantName participant={subject.participant} />
          {' · '}
          <Link href={to(`/initiative/${subject.initiative.slug}`)}>{subject.initiative.name}</Link>
          {t('list.aside', { text: term('role', subject.role) })}
        </>
      );
    case 'Country':
      return <Link href={to(`/country/${subject.code}`)}>{subject.name}</Link>;
    case 'Organisation':
      return <Link href={to(`/organisations/${encodeURIComponent(subject.code)}`)}>{subject.name}</Link>;
    case 'Initiative':
      return <Link href={to(`/initiative/${subject.slug}`)}>{subject.name}</Link>;
    case 'Group':
      return <Link href={to('/gaps', {}, { group: subject.slug })}>{subject.name}</Link>;
    default:
      return subject.id;
  }
}
