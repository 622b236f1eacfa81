import { Module } from '@nestjs/common';
import { ParticipationsResolver } from './participations.resolver.js';
import { ParticipationsService } from './participations.service.js';

@Module({ providers: [ParticipationsResolver, ParticipationsService] })
export class ParticipationsModule {}
