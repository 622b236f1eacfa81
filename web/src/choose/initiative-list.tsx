import { InitiativeBadge, type InitiativeToChoose } from './initiative-badge.js';
import { useWords } from './words.js';

/** Initiatives to add and to take away, each with what its list is worth. */
export function InitiativeList({
  label,
  initiatives,
  held,
  onToggle,
}: {
  label: string;
  initiatives: readonly InitiativeToChoose[];
  held: ReadonlySet<string>;
  onToggle: (slug: string) => void;
}) {
  const { t } = useWords();
  if (initiatives.length === 0) return <p className="muted">{t('choose.nothingFound')}</p>;
  return (
    <ul className="choose-list" aria-label={label}>
      {initiatives.map((initiative) => (
        <li key={initiative.slug}>
          <label>
            <input type="checkbox" checked={held.has(initiative.slug)} onChange={() => onToggle(initiative.slug)} />
            <span>
              {initiative.name} <InitiativeBadge initiative={initiative} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
