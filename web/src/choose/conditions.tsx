import { Choice } from '../components/choice.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useFrame } from '../state/use-frame.js';
import { EVERY_INITIATIVE, NO_SELECTION } from '../state/view-state.js';
import { CheckList } from './check-list.js';
import { type Draft, toggled, yearOf } from './draft.js';
import type { InitiativeToChoose } from './initiative-badge.js';
import { FOCUSES, KINDS_LISTED, LEAD_FAMILIES, TOPICS } from './vocabulary.js';
import { useWords } from './words.js';

const FIRST_YEAR = 1945;
const LIST = 'list';

/** Who leads any of the initiatives, by name, each once. */
function leadsOf(initiatives: readonly InitiativeToChoose[]): Map<string, string> {
  const leads = new Map<string, string>();
  for (const { leads: each } of initiatives) {
    for (const lead of each) if ('code' in lead) leads.set(lead.code, lead.name);
  }
  return leads;
}

/** By what initiatives are told apart: a set, who leads, kind, topic, subject, year of opening, completeness. */
export function Conditions({
  draft,
  initiatives,
  onChange,
}: {
  draft: Draft;
  initiatives: readonly InitiativeToChoose[];
  onChange: (draft: Draft) => void;
}) {
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const { sets, dataThrough } = useFrame();
  const leads = leadsOf(initiatives);
  const last = Number(dataThrough.slice(0, 4));
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, yearsAgo) => String(last - yearsAgo));
  const anyYear = { value: '', label: t('choose.anyYear') };
  const yearOptions = [anyYear, ...years.map((value) => ({ value, label: value }))];
  // A condition replaces a list that was made by hand: of the list it would leave a part that nobody could explain.
  const narrow = (changes: Partial<Draft>) => onChange({ ...draft, initiatives: [], ...changes });
  const isList = draft.initiatives.length > 0;
  return (
    <fieldset className="choose-conditions">
      <legend>{t('choose.conditions')}</legend>
      <Choice
        label={t('choose.from')}
        value={isList ? LIST : (draft.set ?? EVERY_INITIATIVE)}
        options={[
          ...(isList
            ? [{ value: LIST, label: t('choose.byHand', { number: format.number(draft.initiatives.length) }) }]
            : []),
          { value: EVERY_INITIATIVE, label: t('choose.every') },
          ...sets.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        onChange={(value) => {
          if (value === LIST) return;
          onChange({ ...NO_SELECTION, name: draft.name, set: value === EVERY_INITIATIVE ? null : value });
        }}
      />
      <CheckList
        label={t('choose.families')}
        options={LEAD_FAMILIES.map((value) => ({ value, label: term('family', value) }))}
        chosen={draft.families}
        onToggle={(word) => narrow({ families: toggled(draft.families, word) })}
      />
      <CheckList
        label={t('choose.leads')}
        options={[...leads]
          .map(([value, label]) => ({ value, label }))
          .sort((a, b) => format.compare(a.label, b.label))}
        chosen={draft.leads}
        onToggle={(word) => narrow({ leads: toggled(draft.leads, word) })}
      />
      <CheckList
        label={t('choose.kinds')}
        options={KINDS_LISTED.map((value) => ({ value, label: term('kind', value) }))}
        chosen={draft.kinds}
        onToggle={(word) => narrow({ kinds: toggled(draft.kinds, word) })}
      />
      <CheckList
        label={t('choose.topics')}
        options={TOPICS.map((value) => ({ value, label: term('topic', value) }))}
        chosen={draft.topics}
        onToggle={(word) => narrow({ topics: toggled(draft.topics, word) })}
      />
      <Choice
        label={t('choose.focus')}
        value={draft.focus ?? ''}
        options={[
          { value: '', label: t('choose.anyFocus') },
          ...FOCUSES.map((value) => ({ value, label: term('focus', value) })),
        ]}
        onChange={(value) => narrow({ focus: FOCUSES.find((word) => word === value) ?? null })}
      />
      <Choice
        label={t('choose.openedFrom')}
        value={yearOf(draft.openedFrom)}
        options={yearOptions}
        onChange={(year) => narrow({ openedFrom: year === '' ? null : `${year}-01-01` })}
      />
      <Choice
        label={t('choose.openedTo')}
        value={yearOf(draft.openedTo)}
        options={yearOptions}
        onChange={(year) => narrow({ openedTo: year === '' ? null : `${year}-12-31` })}
      />
      <label className="choose-tick">
        <input
          type="checkbox"
          checked={draft.completeOnly}
          onChange={() => narrow({ completeOnly: !draft.completeOnly })}
        />{' '}
        {t('choose.completeOnly')}
      </label>
    </fieldset>
  );
}
