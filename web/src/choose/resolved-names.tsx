import type { ResolveNamesQuery } from '../generated/graphql.js';
import { useWords } from './words.js';

type Resolved = ResolveNamesQuery['resolveNames'][number];
type State = Extract<Resolved['hits'][number]['node'], { code: string }>;

const isState = (node: Resolved['hits'][number]['node']): node is State => 'code' in node;

/** The states that a name may stand for and that are counted: the members of the United Nations. */
function statesOf({ hits }: Resolved): { states: State[]; notCounted: State[] } {
  const all = hits.map(({ node }) => node).filter(isState);
  return {
    states: all.filter(({ unStatus }) => unStatus === 'MEMBER'),
    notCounted: all.filter(({ unStatus }) => unStatus !== 'MEMBER'),
  };
}

/** Codes of the states that were understood, each once; `picked` says which is meant where that is open. */
export function understood(
  names: readonly Resolved[],
  picked: Readonly<Record<string, string>>,
): { members: string[]; others: number } {
  const members = new Set<string>();
  let others = 0;
  for (const name of names) {
    const { states } = statesOf(name);
    const code = name.outcome === 'FOUND' ? states[0]?.code : picked[name.text];
    if (code === undefined || code === '') others++;
    else members.add(code);
  }
  return { members: [...members].sort(), others };
}

/** What of a pasted list is not understood yet, or not counted; what may be meant can be picked. */
export function ResolvedNames({
  names,
  picked,
  onPick,
}: {
  names: readonly Resolved[];
  picked: Readonly<Record<string, string>>;
  onPick: (text: string, code: string) => void;
}) {
  const { t } = useWords();
  const resolved = names.filter((name) => name.outcome === 'FOUND' && statesOf(name).states.length > 0);
  const open = names.filter((name) => !resolved.includes(name));
  return (
    <>
      {resolved.length > 0 && (
        <p>
          {t('group.found')} {resolved.map((name) => statesOf(name).states[0]!.name).join(t('list.and'))}
        </p>
      )}
      {open.length > 0 && (
        <ul className="choose-list" aria-label={t('group.open')}>
          {open.map((name, index) => {
            const { states, notCounted } = statesOf(name);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same text may stand in the list twice
              <li key={`${name.text} ${index}`} className="group-open">
                <strong>{name.text}</strong>{' '}
                {states.length === 0 ? (
                  <span className="muted">
                    {notCounted.length > 0 ? t('group.notCounted', { name: notCounted[0]!.name }) : t('group.unknown')}
                  </span>
                ) : (
                  <label>
                    {t(name.outcome === 'AMBIGUOUS' ? 'group.which' : 'group.meant')}{' '}
                    <select value={picked[name.text] ?? ''} onChange={(event) => onPick(name.text, event.target.value)}>
                      <option value="">{t('group.leaveOut')}</option>
                      {states.map(({ code, name: label }) => (
                        <option key={code} value={code}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
