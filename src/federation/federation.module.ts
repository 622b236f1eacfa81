import { Module } from '@nestjs/common';
import { FederationResolver } from './federation.resolver.js';

@Module({ providers: [FederationResolver] })
export class FederationModule {}
