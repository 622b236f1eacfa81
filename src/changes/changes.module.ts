import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { ChangesResolver } from './changes.resolver.js';
import { FollowedChanges } from './followed-changes.service.js';
import { historyFields } from './history-fields.js';
import { RollChangesResolver } from './roll-changes.resolver.js';

@AnswersFields(historyFields)
@Module({ providers: [ChangesResolver, RollChangesResolver, FollowedChanges] })
export class ChangesModule {}
