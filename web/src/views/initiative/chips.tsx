import { ParticipantName } from '../../components/fact-item.js';
import { type Format, useFormat } from '../../lib/use-format.js';
import type { InitiativeFact } from './types.js';

/** Participants with links to their pages, each once. */
export function Chips(properties: {
  readonly heading: string;
  readonly facts: readonly InitiativeFact[];
  readonly note?: (fact: InitiativeFact) => string;
}) {
  const format = useFormat();
  const { heading, facts, note } = properties;
  const unique = [...new Map(facts.map((fact) => [fact.participant.id, fact])).values()].sort(byName(format));
  if (unique.length === 0) return null;
  return (
    <div className="participant-group">
      <h3>
        {heading} <span className="muted">{format.number(unique.length)}</span>
      </h3>
      <ul className="chips">
        {unique.map((fact) => (
          <li key={fact.id}>
            <ParticipantName participant={fact.participant} />
            {note && <span className="muted"> {note(fact)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

const byName = (format: Format) => (a: InitiativeFact, b: InitiativeFact) =>
  format.compare(a.participant.name, b.participant.name);
