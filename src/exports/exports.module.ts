import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { RecordsController } from './records.controller.js';

@Module({ controllers: [ExportsController, RecordsController] })
export class ExportsModule {}
