import { Module } from '@nestjs/common';
import { FeedsController } from './feeds.controller.js';

/** What changed on the roll, for readers of feeds. */
@Module({ controllers: [FeedsController] })
export class FeedsModule {}
