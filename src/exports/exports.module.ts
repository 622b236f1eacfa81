import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { RecordsController } from './records.controller.js';
import { SdmxController } from './sdmx.controller.js';

@Module({ controllers: [SdmxController, ExportsController, RecordsController] })
export class ExportsModule {}
