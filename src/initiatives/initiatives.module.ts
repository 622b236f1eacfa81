import { Module } from '@nestjs/common';
import { InitiativesResolver } from './initiatives.resolver.js';
import { InitiativesService } from './initiatives.service.js';

@Module({ providers: [InitiativesResolver, InitiativesService] })
export class InitiativesModule {}
