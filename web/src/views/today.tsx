import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FindingCard } from '../components/finding-card.js';
import { Lately } from '../components/lately.js';
import { Failed, Waiting } from '../components/states.js';
import { TakingPartPicture } from '../components/taking-part-picture.js';
import { WithWords } from '../components/with-words.js';
import { Words } from '../components/words.js';
import { FindingsViewDocument, TodayViewDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { DISTRIBUTION, todayVariables } from '../state/view-state.js';
import './today.css';

/** The first page: what is true as of the data's own day, what changed lately, and what stands out. */
export default function Today() {
  return (
    <WithWords feature="today">
      <Page />
    </WithWords>
  );
}

function Page() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { locale } = useFrame();
  const { state } = useView();
  const answer = useAnswer(TodayViewDocument, todayVariables(locale));
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const { takingPart } = answer.data;
  // Chinese sentences follow one another without a space.
  const space = state.language === 'zh' ? '' : ' ';
  return (
    <div className="today">
      <h1 className="headline">
        <Words>{takingPart.text}</Words>
      </h1>
      <TakingPartPicture counted={takingPart} />
      <p className="standfirst">
        {t('today.asOf', { day: format.day(takingPart.asOf) })}
        {space}
        <span className="muted">{takingPart.rangeText}</span>
        {space}
        <Link href={`${DISTRIBUTION}?lang=${state.language}`}>{t('today.published')}</Link>
      </p>
      <div className="today-columns">
        <section aria-labelledby="lately">
          <h2 id="lately">{t('today.lately')}</h2>
          <Lately />
        </section>
        <section aria-labelledby="findings">
          <h2 id="findings">{t('today.findings')}</h2>
          <Findings />
        </section>
      </div>
    </div>
  );
}

function Findings() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { locale } = useFrame();
  const answer = useAnswer(FindingsViewDocument, todayVariables(locale));
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting />;
  const { ranked, initiatives, leftOut } = answer.data.findings;
  return (
    <>
      <p className="muted">
        {t('today.findingsNote', {
          figure: format.number(initiatives.length),
          left: format.number(leftOut.length),
        })}
      </p>
      <ul className="findings">
        {ranked.map((finding) => (
          <FindingCard key={finding.key} finding={finding} />
        ))}
      </ul>
    </>
  );
}
