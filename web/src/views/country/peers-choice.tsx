import { Choice } from '../../components/choice.js';
import { useCountryOptions, useGroupOptions } from '../../components/controls.js';
import { useView } from '../../state/use-view.js';
import type { Peers } from './use-peers.js';
import { useWords } from './words.js';

/** With whom else to compare: a group, or states one by one; in the address as `peers`. */
export function PeersChoice({ code, chosen }: { readonly code: string; readonly chosen: Peers | null }) {
  const { t } = useWords();
  const { change } = useView();
  const groups = useGroupOptions().filter(({ value }) => value !== '');
  const countries = useCountryOptions(null, t('peers.noState')).filter(({ value }) => value !== code);
  const codes = chosen?.countries ?? [];
  const choose = (peers: string) => change({}, { peers: peers || null });
  return (
    <div className="peers-choice">
      <Choice
        label={t('peers.group')}
        value={chosen?.group ?? ''}
        options={[{ value: '', label: t('peers.noGroup') }, ...groups]}
        onChange={choose}
      />
      <Choice
        label={t('peers.state')}
        value=""
        options={countries.filter(({ value }) => !codes.includes(value))}
        onChange={(value) => value && choose([...codes, value].join(','))}
      />
      {chosen && (
        <button type="button" className="plain-button" onClick={() => choose('')}>
          {t('peers.none')}
        </button>
      )}
    </div>
  );
}
