import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessTokens } from './access-tokens.service.js';
import { Authenticator } from './authenticator.js';
import { AccessToken } from './entities/access-token.entity.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Who asks, and who may: `Authenticator` knows the first by a token, `@MayBe` on a root field says the second. */
@Module({
  imports: [TypeOrmModule.forFeature([AccessToken])],
  providers: [AccessTokens, Authenticator, ViewerResolver],
  exports: [AccessTokens, Authenticator],
})
export class IdentityModule {}
