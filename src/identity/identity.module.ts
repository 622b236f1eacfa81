import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessTokens } from './access-tokens.service.js';
import { Authenticator } from './authenticator.js';
import { AccessToken } from './entities/access-token.entity.js';
import { MutationCheck } from './mutation-check.js';
import { OpenIdTokens } from './open-id-tokens.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Who asks, and who may: `Authenticator` knows the first by a token, `@MayBe` on a root field says the second. */
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([AccessToken])],
  providers: [AccessTokens, OpenIdTokens, Authenticator, MutationCheck, ViewerResolver],
})
export class IdentityModule {}
