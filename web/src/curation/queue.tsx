import { useMemo } from 'react';
import { Link } from 'wouter';
import { MoreFacts } from '../components/more-facts.js';
import { Empty, Failed, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { type ProposalState, ProposalsDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useToken } from '../state/session.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useView } from '../state/use-view.js';
import { NOW } from './asking.js';
import { SignIn } from './keeper.js';
import { useWords } from './words.js';

/** What is open stands first. */
const STATES: readonly ProposalState[] = ['OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'];

/** Changes beyond these are told on the page of the proposal. */
const CHANGES_SHOWN = 4;

/** Every proposal by state, the newest first. */
export function Queue() {
  const { t } = useWords();
  const format = useFormat();
  const { locale } = useFrame();
  const { parameter, change, to } = useView();
  const token = useToken();
  const state = STATES.find((candidate) => candidate === parameter('state')?.toUpperCase()) ?? 'OPEN';
  const variables = useMemo(() => ({ filter: { states: [state] }, locale, after: null }), [state, locale]);
  const answer = useAnswer(ProposalsDocument, variables, false, NOW);
  const shown = answer.data?.proposals.nodes.every((proposal) => proposal.state === state) ? answer.data : undefined;
  const list = useMore(ProposalsDocument, variables, shown, (data) => data.proposals, NOW);
  return (
    <>
      <h1 className="page-title">
        <Words>{t('queue.title')}</Words>
      </h1>
      <p className="standfirst">{t('queue.text')}</p>
      {token === null && <SignIn />}
      <div className="switches">
        <fieldset className="segmented">
          <legend className="visually-hidden">{t('queue.states')}</legend>
          {STATES.map((option) => (
            <label key={option}>
              <input
                type="radio"
                name="state"
                checked={state === option}
                onChange={() => change({}, { state: option === 'OPEN' ? null : option.toLowerCase() })}
              />
              <span>{t(`proposal.${option}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {answer.error ? (
        <Failed error={answer.error} retry={answer.retry} />
      ) : !shown ? (
        <Waiting />
      ) : list.totalCount === 0 ? (
        <Empty>{t('queue.none')}</Empty>
      ) : (
        <ol className="queue">
          {list.nodes.map((proposal) => (
            <li key={proposal.id}>
              <h2>
                <Link href={to(`/curate/proposals/${proposal.id}`)}>{proposal.reason}</Link>
              </h2>
              <p className="muted">
                {t('proposal.by', { author: proposal.author, instant: format.instant(proposal.createdAt) })}
                {proposal.version > 1 && ` · ${t('proposal.version', { version: format.number(proposal.version) })}`}
              </p>
              <ul className="changes">
                {proposal.changes.slice(0, CHANGES_SHOWN).map(({ description }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a proposal are known by their place
                  <li key={index}>{description}</li>
                ))}
                {proposal.changes.length > CHANGES_SHOWN && (
                  <li>{t('queue.more', { number: format.number(proposal.changes.length - CHANGES_SHOWN) })}</li>
                )}
              </ul>
              {proposal.problems.length > 0 && (
                <p className="note">{t('queue.problems', { number: format.number(proposal.problems.length) })}</p>
              )}
            </li>
          ))}
        </ol>
      )}
      {shown && <MoreFacts list={list} />}
    </>
  );
}
