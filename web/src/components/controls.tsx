import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blocRulesOf } from '../../../src/domain/rule.js';
import type { Presence } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useOwnGroupNames } from '../lib/use-own-group.js';
import { useTerm } from '../lib/use-term.js';
import { type Provenance, useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { useWide } from '../state/use-wide.js';
import { OWN_GROUP, PRESENCES, type ViewState } from '../state/view-state.js';
import { Choice, type Option } from './choice.js';
import { DayField } from './day-field.js';
import { OwnGroupChoice } from './own-group-choice.js';
import { SelectionChoice } from './selection-choice.js';
import { useSelectionName } from './selection-name.js';
import './controls.css';

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
export function GroupChoice({
  also = {},
  ofOnesOwn = 'none',
}: {
  also?: Readonly<Record<string, null>>;
  /** Whether the reader's own group is among them, and whether it is made here. */
  ofOnesOwn?: 'none' | 'offered' | 'made';
}) {
  const { t } = useTranslation();
  const { parameter, change } = useView();
  return (
    <>
      <Choice
        label={t('gaps.group')}
        value={parameter('group') ?? ''}
        options={useGroupOptions(ofOnesOwn !== 'none')}
        onChange={(value) => change({}, { ...also, group: value || null })}
      />
      {ofOnesOwn === 'made' && <OwnGroupChoice use="group" />}
    </>
  );
}

export function useSchemeOptions(): Option[] {
  const { schemes } = useFrame();
  const { state } = useView();
  const { ownName } = useOwnGroupNames();
  return [
    ...schemes.map(({ slug, name }) => ({ value: slug, label: name })),
    ...(state.countries.length > 0 ? [{ value: OWN_GROUP, label: ownName }] : []),
  ];
}

/** What is counted and how, on one line that reads as a sentence. */
export function Controls(properties: {
  scheme?: boolean;
  selection?: boolean;
  day?: boolean;
  asOf?: string;
  children?: ReactNode;
}) {
  const { scheme = true, selection = true, day = true, children } = properties;
  const { t } = useTranslation();
  const term = useTerm();
  const frame = useFrame();
  const { state, change } = useView();
  const schemes = useSchemeOptions();
  const wide = useWide();
  // On a phone the figure comes first: how it is counted is folded up until somebody asks.
  const [unfolded, setUnfolded] = useState(false);
  const fields = (
    <>
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
      {scheme && <OwnGroupChoice use="scheme" />}
      <Choice
        label={t('control.release')}
        value={state.release ?? ''}
        options={[
          { value: '', label: t('control.present') },
          ...frame.dataset.releases.map((release) => ({ value: release.name, label: release.name })),
        ]}
        // `blocs` is reset, because the method of another release may not have the rule that the address names.
        onChange={(value) => change({ release: value === '' ? null : value, blocs: null })}
      />
      {children}
    </>
  );
  return (
    <form className="controls" aria-label={t('control.label')} onSubmit={(event) => event.preventDefault()}>
      {selection && <SelectionChoice />}
      {wide ? (
        fields
      ) : (
        <details
          className="controls-folded"
          open={unfolded}
          onToggle={(event) => setUnfolded(event.currentTarget.open)}
        >
          <summary>{t('control.change')}</summary>
          {fields}
        </details>
      )}
    </form>
  );
}

/** What is counted, as of when and how, for captions and citations. */
export function useCaption(): (day: string, provenance: Provenance) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const selection = useSelectionName();
  const rule = useRuleInWords();
  return (day, provenance) => t('table.caption', { selection, day: format.day(day), rule: rule(provenance) });
}

/** The counting rule in words: the sense of presence, whether organisations count for their members, and the roles. */
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
 * The members of the United Nations, by name, after "no country"; the country that is asked about is always among them.
 */
export function useCountryOptions(asked: string | null, none: string): Option[] {
  const { countries } = useFrame();
  const format = useFormat();
  return [
    { value: '', label: none },
    ...countries
      .filter((country) => country.member || country.code === asked)
      .map((country) => ({ value: country.code, label: country.name }))
      .sort((a, b) => format.compare(a.label, b.label)),
  ];
}

/** Every group of every scheme, once, after "all states". */
export function useGroupOptions(offersOwnGroup = false): Option[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { schemes } = useFrame();
  const { state } = useView();
  const names = useOwnGroupNames();
  const nameBySlug = new Map<string, string>();
  if (offersOwnGroup && state.countries.length > 0) nameBySlug.set(OWN_GROUP, names.ownName);
  for (const scheme of schemes) for (const group of scheme.groups) nameBySlug.set(group.slug, group.name);
  return [
    { value: '', label: t('group.all') },
    ...[...nameBySlug].map(([value, label]) => ({ value, label })).sort((a, b) => format.compare(a.label, b.label)),
  ];
}
