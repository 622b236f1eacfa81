import { Command } from 'commander';
import { type ProposeOptions, propose, withProposeOptions } from './propose.js';
import { withCuration } from './with-curation.js';

/** `rollcall retract PARTICIPATION_ID`: proposes that a participation on record never was. */
export function retractCommand(): Command {
  return withProposeOptions(
    new Command('retract')
      .argument('<participation>', 'its id, as the API gives it: Participation:1234, or the number alone')
      .requiredOption('--reason <text>', 'why, for everyone to read'),
  ).action((participation: string, options: ProposeOptions & { readonly reason: string }) =>
    withCuration((curation) => {
      const id = /^\d+$/.test(participation) ? `Participation:${participation}` : participation;
      const { reason, key: idempotencyKey = null } = options;
      return propose(curation, { changes: [{ retractParticipation: { id } }], reason, idempotencyKey }, options);
    }),
  );
}
