import { Module } from '@nestjs/common';
import { AnswersFields, BY_TYPENAME } from '../graphql/type-fields.js';
import { AnyScalar } from './any.scalar.js';
import { FederationResolver } from './federation.resolver.js';

@AnswersFields({
  _Any: AnyScalar,
  _Entity: BY_TYPENAME,
})
@Module({ providers: [FederationResolver] })
export class FederationModule {}
