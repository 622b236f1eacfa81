import { Module } from '@nestjs/common';
import { FollowedChanges } from './followed-changes.service.js';
import { HistoryResolver } from './history.resolver.js';
import { RollChangesResolver } from './roll-changes.resolver.js';

@Module({ providers: [HistoryResolver, RollChangesResolver, FollowedChanges], exports: [FollowedChanges] })
export class HistoryModule {}
