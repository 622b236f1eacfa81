import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { initiativeFields } from './initiative-fields.js';
import { InitiativesResolver } from './initiatives.resolver.js';
import { InitiativesService } from './initiatives.service.js';

@AnswersFields(initiativeFields)
@Module({ providers: [InitiativesResolver, InitiativesService] })
export class InitiativesModule {}
