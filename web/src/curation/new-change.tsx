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
  const { parameter } = useView();
  return (
    <>
      <h1 className="page-title">
        <Words>{t(parameter('fact') === null ? 'change.titleNew' : 'change.title')}</Words>
      </h1>
      <SignedIn>{parameter('fact') === null ? <OfNone /> : <OfFact id={parameter('fact')!} />}</SignedIn>
    </>
  );
}

function OfNone() {
  const { t } = useWords();
  const { parameter } = useView();
  const begun = { participant: parameter('participant') ?? '', initiative: parameter('initiative') ?? '' };
  return (
    <>
      <p className="standfirst">{t('change.text')}</p>
      <ChangeForm key={JSON.stringify(begun)} change="record" fact={null} begun={begun} />
    </>
  );
}

function OfFact({ id }: { id: string }) {
  const { t } = useWords();
  const { locale } = useFrame();
  const { parameter, change } = useView();
  const answer = useAnswer(FactToChangeDocument, { id, locale }, false, NOW);
  const chosen = CHANGES.find((candidate) => candidate === parameter('change')) ?? 'correct';
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
          {CHANGES.map((option) => (
            <label key={option}>
              <input
                type="radio"
                name="change"
                checked={chosen === option}
                onChange={() => change({}, { change: option === 'correct' ? null : option })}
              />
              <span>{t(`change.${option}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <p className="muted">{t(`change.${chosen}Text`)}</p>
      <ChangeForm
        key={`${chosen} ${fact.id}`}
        change={chosen}
        fact={fact}
        begun={{ participant: fact.participant.code, initiative: fact.initiative.slug }}
      />
    </>
  );
}
