import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { participationFields } from './participation-fields.js';
import { ParticipationsResolver } from './participations.resolver.js';
import { ParticipationsService } from './participations.service.js';

@AnswersFields(participationFields)
@Module({ providers: [ParticipationsResolver, ParticipationsService] })
export class ParticipationsModule {}
