import { Module } from '@nestjs/common';
import { CountingModule } from '../counting/counting.module.js';
import { RepresentationResolver } from './representation.resolver.js';
import { RepresentationService } from './representation.service.js';

@Module({
  imports: [CountingModule],
  providers: [RepresentationResolver, RepresentationService],
  exports: [RepresentationService],
})
export class RepresentationModule {}
