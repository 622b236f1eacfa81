import { useId, useState } from 'react';
import type { AnyVariables, CombinedError, TypedDocumentNode } from 'urql';
import {
  ApproveProposalDocument,
  CommentOnProposalDocument,
  RejectProposalDocument,
  WithdrawProposalDocument,
} from '../generated/graphql.js';
import { useWriting } from './asking.js';
import { Field } from './fields.js';
import { type Keeper, SignIn, useKeeper } from './keeper.js';
import type { Proposal } from './proposal-answer.js';
import { Refused } from './refused.js';
import { useWords } from './words.js';

/** What whoever is signed in may do with an open proposal: by role, and not with one's own. Of another, what was refused. */
export function Decide({ proposal, readAgain }: { proposal: Proposal; readAgain: () => void }) {
  const { t } = useWords();
  const keeper = useKeeper();
  const write = useWriting();
  const [error, setError] = useState<CombinedError>();
  const [doing, setDoing] = useState(false);
  const id = useId();
  if (proposal.state !== 'OPEN') return <Refused error={error} />;
  if (!keeper) {
    return (
      <section className="decide" aria-labelledby={id}>
        <h2 id={id}>{t('decide.title')}</h2>
        <p>{t('decide.signIn')}</p>
        <SignIn />
      </section>
    );
  }
  const act = async <Variables extends AnyVariables>(
    mutation: TypedDocumentNode<unknown, Variables>,
    variables: Variables,
  ): Promise<boolean> => {
    if (doing) return false;
    setDoing(true);
    setError(undefined);
    const result = await write(mutation, variables);
    setDoing(false);
    setError(result.error);
    // Where somebody was faster, what stands now is shown beside what the server says.
    const isConflict = result.error?.graphQLErrors.some(({ extensions }) => extensions.code === 'CONFLICT') ?? false;
    if (!result.error || isConflict) readAgain();
    return !result.error;
  };
  return (
    <section className="decide" aria-labelledby={id}>
      <h2 id={id}>{t('decide.title')}</h2>
      <Refused error={error} />
      <Decisions proposal={proposal} keeper={keeper} act={act} />
      <OneField
        label={t('decide.comment')}
        button={t('decide.sendComment')}
        send={(text) => act(CommentOnProposalDocument, { id: proposal.id, text })}
      />
    </section>
  );
}

type Act = <Variables extends AnyVariables>(
  mutation: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
) => Promise<boolean>;

function Decisions({ proposal, keeper, act }: { proposal: Proposal; keeper: Keeper; act: Act }) {
  const { t } = useWords();
  const { id, version: expectedVersion } = proposal;
  const isOwn = keeper.name === proposal.author;
  const reviewer = keeper.role !== 'CONTRIBUTOR';
  const approve = <Approve proposal={proposal} act={act} />;
  return (
    <>
      {!reviewer && <p>{t('decide.notReviewer')}</p>}
      {reviewer && isOwn && (
        <>
          <p>{t('decide.own')}</p>
          {/* A deployment may let one person do both: what holds here, the server alone knows. */}
          <details>
            <summary>{t('decide.ownSetting')}</summary>
            {approve}
          </details>
        </>
      )}
      {reviewer && !isOwn && approve}
      {reviewer && (
        <OneField
          label={t('decide.rejectNote')}
          button={t('decide.reject')}
          send={(note) => act(RejectProposalDocument, { id, expectedVersion, note })}
        />
      )}
      {isOwn && (
        <p className="form-buttons">
          <button type="button" className="plain-button" onClick={() => void act(WithdrawProposalDocument, { id })}>
            {t('decide.withdraw')}
          </button>
        </p>
      )}
    </>
  );
}

function Approve({ proposal, act }: { proposal: Proposal; act: Act }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [dataThrough, setDataThrough] = useState('');
  const stopped = proposal.problems.length > 0;
  return (
    <form
      className="form"
      aria-label={t('decide.approve')}
      onSubmit={(event) => {
        event.preventDefault();
        void act(ApproveProposalDocument, {
          id: proposal.id,
          expectedVersion: proposal.version,
          note: note.trim() || null,
          dataThrough: dataThrough || null,
        });
      }}
    >
      {stopped && <p>{t('decide.problems')}</p>}
      <Field label={t('decide.note')} optional>
        {(parts) => <textarea {...parts} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Field label={t('decide.dataThrough')} hint={t('decide.dataThroughHint')} optional>
        {(parts) => (
          <input {...parts} type="date" value={dataThrough} onChange={(event) => setDataThrough(event.target.value)} />
        )}
      </Field>
      <p className="form-buttons">
        <button type="submit" className="plain-button first" disabled={stopped}>
          {t('decide.approve')}
        </button>
      </p>
    </form>
  );
}

/** A text that must be given, and what is done with it; it stays where it is refused. */
function OneField(properties: {
  readonly label: string;
  readonly button: string;
  readonly send: (text: string) => Promise<boolean>;
}) {
  const [text, setText] = useState('');
  const { label, button, send } = properties;
  return (
    <form
      className="form"
      aria-label={button}
      onSubmit={(event) => {
        event.preventDefault();
        void send(text).then((done) => {
          if (done) setText('');
        });
      }}
    >
      <Field label={label}>
        {(parts) => (
          <textarea {...parts} required rows={2} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <p className="form-buttons">
        <button type="submit" className="plain-button">
          {button}
        </button>
      </p>
    </form>
  );
}
