import { Module } from '@nestjs/common';
import { DatasetResolver } from './dataset.resolver.js';

@Module({ providers: [DatasetResolver] })
export class DatasetModule {}
