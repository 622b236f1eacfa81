import { Failed, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { FactToChangeDocument } from '../generated/graphql.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { NOW } from './asking.js';
import { ChangeForm } from './change-form.js';
import { CHANGES, isFact } from './draft.js';
import { SignedIn } from './keeper.js';
import { useWords } from './words.js';

/** A new fact; or, of one on record, its end, what it should have been, or that it never was. */
export default function NewChange() {
  const { t } = useWords();
  const { own } = useView();
  return (
    <>
      <h1 className="page-title">
        <Words>{t(own('fact') === null ? 'change.titleNew' : 'change.title')}</Words>
      </h1>
      <SignedIn>{own('fact') === null ? <OfNone /> : <OfFact id={own('fact')!} />}</SignedIn>
    </>
  );
}

function OfNone() {
  const { t } = useWords();
  const { own } = useView();
  const known = { participant: own('participant') ?? '', initiative: own('initiative') ?? '' };
  return (
    <>
      <p className="standfirst">{t('change.text')}</p>
      <ChangeForm key={JSON.stringify(known)} change="record" fact={null} known={known} />
    </>
  );
}

function OfFact({ id }: { id: string }) {
  const { t } = useWords();
  const { locale } = useFrame();
  const { own, change } = useView();
  const answer = useAnswer(FactToChangeDocument, { id, locale }, false, NOW);
  const chosen = CHANGES.find((known) => known === own('change')) ?? 'correct';
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const fact = answer.data.node;
  if (!isFact(fact)) return <p className="note">{t('change.noFact', { id })}</p>;
  return (
    <>
      <p className="standfirst">
        {fact.participant.name} · {fact.initiative.name}
      </p>
      {fact.supersededAt !== null && <p className="note">{t('change.superseded')}</p>}
      <div className="switches">
        <fieldset className="segmented">
          <legend className="visually-hidden">{t('change.which')}</legend>
          {CHANGES.map((known) => (
            <label key={known}>
              <input
                type="radio"
                name="change"
                checked={chosen === known}
                onChange={() => change({}, { change: known === 'correct' ? null : known })}
              />
              <span>{t(`change.${known}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <p className="muted">{t(`change.${chosen}Text`)}</p>
      <ChangeForm
        key={`${chosen} ${fact.id}`}
        change={chosen}
        fact={fact}
        known={{ participant: fact.participant.code, initiative: fact.initiative.slug }}
      />
    </>
  );
}
