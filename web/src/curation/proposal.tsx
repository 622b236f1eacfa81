import type { ReactNode } from 'react';
import { useClient } from 'urql';
import { Link } from 'wouter';
import { ParticipantName } from '../components/fact-item.js';
import { Failed, Waiting } from '../components/states.js';
import { FrameDocument, ProposalPageDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { NOW } from './asking.js';
import { Decide } from './decide.js';
import { Effect } from './effect.js';
import { Problems } from './fields.js';
import type { Proposal } from './proposal-answer.js';
import { useWords } from './words.js';

/** One proposal: what it would change and why, what that does to a figure, what was said and decided. */
export default function ProposalPage({ id }: { id: string }) {
  const { t } = useWords();
  const format = useFormat();
  const client = useClient();
  const { locale } = useFrame();
  const answer = useAnswer(ProposalPageDocument, { id, locale }, false, NOW);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const { proposal } = answer.data;
  if (!proposal) {
    return (
      <section className="problem">
        <h1>{t('proposal.unknown', { id })}</h1>
        <p>{t('proposal.unknownText')}</p>
      </section>
    );
  }
  const readAgain = () => {
    answer.retry();
    // An approval moves the data's own day, which every page shows: ask for it again.
    void client.query(FrameDocument, { locale }, { requestPolicy: 'network-only' }).toPromise();
  };
  const open = proposal.state === 'OPEN';
  return (
    <>
      <h1 className="page-title">{proposal.reason}</h1>
      <p className="standfirst">
        <span className="state">{t(`proposal.${proposal.state}`)}</span>{' '}
        {t('proposal.by', { author: proposal.author, instant: format.instant(proposal.createdAt) })}
        {proposal.version > 1 && ` · ${t('proposal.version', { version: format.number(proposal.version) })}`}
      </p>
      <div className="proposal">
        <div>
          <section className="block" aria-labelledby="changes">
            <h2 id="changes">{t('proposal.changes', { count: proposal.changes.length })}</h2>
            <Changes proposal={proposal} />
          </section>
          {proposal.problems.length > 0 && (
            <section className="block" aria-labelledby="problems">
              <h2 id="problems">{t('proposal.problems')}</h2>
              <p>{t('proposal.problemsText')}</p>
              <Problems problems={proposal.problems} />
            </section>
          )}
          {open && proposal.problems.length === 0 && <Effect proposal={proposal} />}
        </div>
        <aside>
          <Decide proposal={proposal} readAgain={readAgain} />
          <Story proposal={proposal} />
        </aside>
      </div>
    </>
  );
}

function Changes({ proposal }: { proposal: Proposal }) {
  const { to } = useView();
  return (
    <ol className="changes">
      {proposal.changes.map(({ description, participant, initiative }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a proposal are known by their place
        <li key={index}>
          {description}
          {(participant || initiative) && (
            <p className="muted small">
              {participant && <ParticipantName participant={participant} />}
              {participant && initiative && ' · '}
              {initiative && <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What became of it, the oldest first: who proposed it, what was said, who decided and what it became. */
function Story({ proposal }: { proposal: Proposal }) {
  const { t } = useWords();
  const format = useFormat();
  const { revision } = proposal;
  const entry = (instant: string | null, said: string, text: ReactNode = null) => (
    <>
      <p className="muted">
        {instant !== null && `${format.instant(instant)} · `}
        {said}
      </p>
      {text && <p>{text}</p>}
    </>
  );
  return (
    <section className="block" aria-labelledby="story">
      <h2 id="story">{t('proposal.story')}</h2>
      <ol className="story">
        <li>{entry(proposal.createdAt, t('story.proposed', { name: proposal.author }))}</li>
        {proposal.version > 1 && (
          <li>{entry(null, t('story.amended', { version: format.number(proposal.version) }))}</li>
        )}
        {proposal.comments.map(({ author, createdAt, text }) => (
          <li key={`${author} ${createdAt}`}>{entry(createdAt, t('story.comment', { name: author }), text)}</li>
        ))}
        {proposal.state !== 'OPEN' && (
          <li>
            {entry(
              proposal.decidedAt,
              t(`story.${proposal.state}`, { name: proposal.decidedBy ?? '' }),
              proposal.decisionNote,
            )}
            {revision && (
              <p>{t('story.revision', { revision: revision.id, number: format.number(revision.changeCount) })}</p>
            )}
          </li>
        )}
      </ol>
    </section>
  );
}
