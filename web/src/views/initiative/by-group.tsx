import { useTranslation } from 'react-i18next';
import { useShell } from '../../components/shell-context.js';
import { byGroup } from '../../lib/blocks.js';
import { useFormat } from '../../lib/use-format.js';
import { useShownGroups } from '../../lib/use-own-group.js';
import { useFrame } from '../../state/use-frame.js';
import { Chips } from './chips.js';
import type { InitiativeFact } from './types.js';

interface ByGroupProperties {
  readonly facts: readonly InitiativeFact[];
  readonly groups: Parameters<typeof byGroup>[0];
  readonly slug: string;
  readonly name: string;
  readonly asOf: string;
}

/** The states that take part by group, then the organisations; each once, whatever its roles. */
export function ByGroup({ facts, groups, slug, name, asOf }: ByGroupProperties) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { showFacts } = useShell();
  const states = facts.flatMap(({ participant }) => (participant.__typename === 'Country' ? [participant.code] : []));
  const blocks = byGroup(...useShownGroups()(groups), new Set(states));
  const organisations = facts.filter(({ participant }) => participant.__typename === 'Organisation');
  return (
    <>
      {blocks.map((block) => (
        <div key={block.slug} className="participant-group">
          <h3>
            {block.name} <span className="muted">{format.number(block.codes.length)}</span>
          </h3>
          <ul className="chips">
            {[...block.codes]
              .sort((a, b) => format.compare(frame.countryName(a), frame.countryName(b)))
              .map((code) => (
                <li key={code}>
                  <button
                    type="button"
                    className="linklike"
                    onClick={() =>
                      showFacts({
                        title: `${frame.countryName(code)} · ${name}`,
                        filter: { countries: [code], initiatives: [slug] },
                        asOf,
                        history: true,
                      })
                    }
                  >
                    {frame.countryName(code)}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <Chips heading={t('initiative.organisations')} facts={organisations} />
    </>
  );
}
