import { useMemo } from 'react';
import { Choice } from '../components/choice.js';
import { Controls } from '../components/controls.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { ParityGroupsDocument, ParityViewDocument } from '../generated/graphql.js';
import { useAnswer } from '../state/use-answer.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { ParityOfGroup } from './parity-of-group.js';
import { useWords } from './use-words.js';

/** How far a group of the scheme is from parity, and which joinings would bring it there. */
export default function Parity() {
  const { t } = useWords();
  const { state, parameter, change } = useView();
  const { embedded } = useShell();
  const question = useQuestion();
  const ofScheme = useMemo(() => {
    const { names: _, ...rest } = question;
    return { ...rest, scheme: state.scheme };
  }, [question, state.scheme]);
  const groups = useAnswer(ParityGroupsDocument, ofScheme);
  const representation = groups.data?.representation;
  const comparable = (representation?.groups ?? []).filter(
    ({ members, group: { slug } }) => members > 0 && slug !== 'not-classified',
  );
  // The group that the address names, else the one furthest below its share; where lists are incomplete, the first.
  const isComplete = representation?.incompleteInitiatives.length === 0;
  const first = isComplete
    ? [...comparable].sort((a, b) => (a.representationRatio ?? 2) - (b.representationRatio ?? 2))[0]
    : comparable[0];
  const group = parameter('group') || first?.group.slug || '';
  const variables = useMemo(() => ({ ...question, group, after: null }), [question, group]);
  const answer = useAnswer(ParityViewDocument, variables, group === '');
  const options = comparable.map(({ group: { slug, name } }) => ({ value: slug, label: name }));
  const controls = (
    <Controls>
      <Choice
        label={t('parity.group')}
        value={group}
        options={options}
        onChange={(value) => change({}, { group: value })}
      />
    </Controls>
  );
  if (groups.error || answer.error) {
    return <Unanswered controls={controls} answer={groups.error ? groups : answer} />;
  }
  if (representation && group === '') {
    return (
      <>
        {!embedded && <h1 className="page-title">{t('parity.title')}</h1>}
        {!embedded && controls}
        <Empty>{t('state.empty')}</Empty>
      </>
    );
  }
  if (!representation || !answer.data) return <Waiting tall />;
  return <ParityOfGroup data={answer.data} variables={variables} controls={controls} />;
}
