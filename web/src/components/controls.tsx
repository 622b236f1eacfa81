import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blocRulesOf } from '../../../src/domain/rule.js';
import type { Presence } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { type Provenance, useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { isDay, isSelected, KINDS, NO_SELECTION, PRESENCES, type ViewState } from '../state/view-state.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function Choice(properties: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const known = properties.options.some((option) => option.value === properties.value);
  return (
    <span className="choice">
      <label htmlFor={id}>{properties.label}</label>
      <select id={id} value={properties.value} onChange={(event) => properties.onChange(event.target.value)}>
        {!known && <option value={properties.value}>{properties.value}</option>}
        {properties.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** A day typed by hand; only a day that exists changes the address. */
export function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={draft}
        max="2100-12-31"
        onChange={(event) => {
          setDraft(event.target.value);
          if (isDay(event.target.value)) onChange(event.target.value);
        }}
      />
    </span>
  );
}

/** Which initiatives: a named set, or every initiative of a kind. The value is `set:slug`, `kind:NAME` or `list`. */
export function useSelectionOptions(): { options: Option[]; listName: string } {
  const { t } = useTranslation();
  const term = useTerm();
  const { sets } = useFrame();
  return {
    options: [
      ...sets.map((set) => ({ value: `set:${set.slug}`, label: set.name })),
      ...KINDS.map((kind) => ({ value: `kind:${kind}`, label: t('control.allOfKind', { kind: term('kind', kind) }) })),
    ],
    listName: t('control.list'),
  };
}

/** Who counts as present: whoever ever took part, or who does on the day. */
export function PresenceChoice({ value, onChange }: { value: Presence; onChange: (presence: Presence) => void }) {
  const { t } = useTranslation();
  const term = useTerm();
  return (
    <Choice
      label={t('control.presence')}
      value={value}
      options={PRESENCES.map((presence) => ({ value: presence, label: term('presence', presence) }))}
      onChange={(chosen) => onChange(chosen as Presence)}
    />
  );
}

/** Which states are looked at: all that are counted, or those of a group; in the address of the view as `group`. */
export function GroupChoice({ also = {} }: { also?: Readonly<Record<string, null>> }) {
  const { t } = useTranslation();
  const { own, change } = useView();
  return (
    <Choice
      label={t('gaps.group')}
      value={own('group') ?? ''}
      options={useGroupOptions()}
      onChange={(value) => change({}, { ...also, group: value || null })}
    />
  );
}

export function useSchemeOptions(): Option[] {
  return useFrame().schemes.map(({ slug, name }) => ({ value: slug, label: name }));
}

/** What is counted and how, on one line that reads as a sentence. */
export function Controls(properties: { scheme?: boolean; day?: boolean; asOf?: string; children?: ReactNode }) {
  const { scheme = true, day = true, children } = properties;
  const { t } = useTranslation();
  const term = useTerm();
  const frame = useFrame();
  const { state, change } = useView();
  const { options, listName } = useSelectionOptions();
  const schemes = useSchemeOptions();
  const selection = selectionValue(state);
  return (
    <form className="controls" aria-label={t('control.label')} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('control.selection')}
        value={selection}
        options={selection === 'list' ? [{ value: 'list', label: listName }, ...options] : options}
        onChange={(value) => {
          const [sort, name] = value.split(/:(.*)/s);
          if (sort === 'set') change({ ...NO_SELECTION, set: name!, asOf: state.asOf });
          if (sort === 'kind')
            change({ ...NO_SELECTION, kinds: KINDS.filter((kind) => kind === name), asOf: state.asOf });
        }}
      />
      {day && (
        <DayField
          label={t('control.asOf')}
          value={properties.asOf ?? frame.asOf}
          onChange={(asOf) => change({ asOf })}
        />
      )}
      <PresenceChoice value={state.presence} onChange={(presence) => change({ presence })} />
      <Choice
        label={t('control.blocs')}
        value={frame.rule.blocs}
        options={blocRulesOf(frame.rule).map((rule) => ({ value: rule, label: term('blocs', rule) }))}
        onChange={(value) => change({ blocs: value as ViewState['blocs'] })}
      />
      {scheme && (
        <Choice
          label={t('control.scheme')}
          value={state.scheme}
          options={schemes}
          onChange={(value) => change({ scheme: value })}
        />
      )}
      <Choice
        label={t('control.release')}
        value={state.release ?? ''}
        options={[
          { value: '', label: t('control.present') },
          ...frame.dataset.releases.map((release) => ({ value: release.name, label: release.name })),
        ]}
        // What the address said of organisations need not be a word of the method that answers for another release.
        onChange={(value) => change({ release: value === '' ? null : value, blocs: null })}
      />
      {children}
    </form>
  );
}

/** The choice that the address stands for: a set or a kind alone, else what it names in some other way. */
function selectionValue(state: ViewState): string {
  if (!isSelected(state)) return `set:${state.set}`;
  const kind = state.kinds.length === 1 ? state.kinds : [];
  const onlyKind = state.set === null && kind.length === 1 && !isSelected({ ...state, kinds: [] });
  return onlyKind ? `kind:${kind[0]}` : 'list';
}

/** Name of what is counted, for headings and captions. */
export function useSelectionName(): string {
  const { t } = useTranslation();
  const term = useTerm();
  const { sets } = useFrame();
  const { state } = useView();
  const and = t('list.and');
  const parts: string[] = [];
  if (state.set !== null) parts.push(sets.find((set) => set.slug === state.set)?.name ?? state.set);
  if (state.kinds.length > 0) parts.push(state.kinds.map((kind) => term('kind', kind)).join(and));
  if (state.topics.length > 0) {
    parts.push(t('control.onTopics', { topics: state.topics.map((topic) => term('topic', topic)).join(and) }));
  }
  const leads = [...state.leads, ...state.families.map((family) => term('family', family))];
  if (leads.length > 0) parts.push(t('control.ledBy', { leads: leads.join(and) }));
  if (state.focus !== null) parts.push(t(`control.focus.${state.focus}`));
  if (state.initiatives.length > 0) parts.push(t('control.listOf', { number: state.initiatives.length }));
  return parts.join(' · ');
}

/** What is counted, as of when and how, for captions and citations. */
export function useCaption(): (day: string, provenance: Provenance) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const selection = useSelectionName();
  const rule = useRuleInWords();
  return (day, provenance) => t('table.caption', { selection, day: format.day(day), rule: rule(provenance) });
}

/** How is counted: in which sense, whether organisations count for their members, and in which roles. */
export function useRuleInWords(): (provenance: Provenance) => string {
  const { t } = useTranslation();
  const term = useTerm();
  const { state } = useView();
  const { rule } = useFrame();
  return ({ blocs }) =>
    [
      term('presence', state.presence),
      term('blocs', blocs ?? rule.blocs),
      ...(state.roleClasses.length === 0
        ? []
        : [
            t('control.onlyAs', {
              roles: state.roleClasses.map((item) => term('roleClass', item)).join(t('list.and')),
            }),
          ]),
    ].join(t('list.comma'));
}

/**
 * The members of the United Nations, by name, after "no country"; whoever is asked about already is offered too.
 */
export function useCountryOptions(asked: string | null, none: string): Option[] {
  const { countries } = useFrame();
  const format = useFormat();
  return [
    { value: '', label: none },
    ...countries
      .filter((country) => country.member || country.code === asked)
      .map((country) => ({ value: country.code, label: country.name }))
      .sort((one, other) => format.compare(one.label, other.label)),
  ];
}

/** Every group of every scheme, once, after "all states". */
export function useGroupOptions(): Option[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { schemes } = useFrame();
  const known = new Map<string, string>();
  for (const scheme of schemes) for (const group of scheme.groups) known.set(group.slug, group.name);
  return [
    { value: '', label: t('group.all') },
    ...[...known].map(([value, label]) => ({ value, label })).sort((a, b) => format.compare(a.label, b.label)),
  ];
}
