import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Waiting } from '../components/states.js';
import { lazyAgain } from '../lib/fetch-again.js';
import { KeeperFrame } from './keeper.js';
import { Queue } from './queue.js';
import { WithWords } from './words.js';

const ProposalPage = lazyAgain(() => import('./proposal.js'));
const NewChange = lazyAgain(() => import('./new-change.js'));
const ImportPage = lazyAgain(() => import('./import.js'));
const Reports = lazyAgain(() => import('./reports.js'));

/** The pages on which the roll is kept: everybody may read what is proposed, whoever has a token takes part. */
export default function Curation() {
  return (
    <WithWords>
      <KeeperFrame>
        <Suspense fallback={<Waiting tall />}>
          <Switch>
            <Route path="/curate" component={Queue} />
            <Route path="/curate/new" component={NewChange} />
            <Route path="/curate/import" component={ImportPage} />
            <Route path="/curate/reports" component={Reports} />
            <Route path="/curate/proposals/:id">{({ id }) => <ProposalPage id={id} />}</Route>
            <Route component={Queue} />
          </Switch>
        </Suspense>
      </KeeperFrame>
    </WithWords>
  );
}
