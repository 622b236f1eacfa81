import { Module } from '@nestjs/common';
import { RepresentationResolver } from './representation.resolver.js';
import { RepresentationService } from './representation.service.js';

@Module({ providers: [RepresentationResolver, RepresentationService] })
export class RepresentationModule {}
