import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Waiting } from '../components/states.js';
import { WithWords } from '../components/with-words.js';
import { lazyAgain } from '../lib/fetch-again.js';

const Network = lazyAgain(() => import('./network.js'));
const Parity = lazyAgain(() => import('./parity.js'));
const TimeToJoin = lazyAgain(() => import('./time-to-join.js'));
const Evidence = lazyAgain(() => import('./evidence.js'));
const Rank = lazyAgain(() => import('./rank.js'));
const Roles = lazyAgain(() => import('./roles.js'));
const Votes = lazyAgain(() => import('./votes.js'));

/** What the API knows beside who takes part in what: one view an address. */
export default function MoreViews() {
  return (
    <WithWords feature="more-views">
      <Suspense fallback={<Waiting tall />}>
        <Switch>
          <Route path="/network" component={Network} />
          <Route path="/parity" component={Parity} />
          <Route path="/time-to-join" component={TimeToJoin} />
          <Route path="/evidence" component={Evidence} />
          <Route path="/rank" component={Rank} />
          <Route path="/roles" component={Roles} />
          <Route path="/votes" component={Votes} />
        </Switch>
      </Suspense>
    </WithWords>
  );
}
