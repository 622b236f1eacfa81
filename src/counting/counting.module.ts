import { Module } from '@nestjs/common';
import { CountingResolver } from './counting.resolver.js';
import { CountingService } from './counting.service.js';

@Module({ providers: [CountingResolver, CountingService] })
export class CountingModule {}
