import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { groupFields } from './group-fields.js';
import { GroupsResolver } from './groups.resolver.js';
import { GroupsService } from './groups.service.js';

@AnswersFields(groupFields)
@Module({ providers: [GroupsResolver, GroupsService] })
export class GroupsModule {}
