import { Module } from '@nestjs/common';
import { FindingsResolver } from './findings.resolver.js';
import { FindingsService } from './findings.service.js';

@Module({ providers: [FindingsResolver, FindingsService] })
export class FindingsModule {}
