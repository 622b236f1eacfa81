import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { RecordsController } from './records.controller.js';
import { Records } from './records.service.js';
import { SdmxController } from './sdmx.controller.js';

@Module({ controllers: [SdmxController, ExportsController, RecordsController], providers: [Records] })
export class ExportsModule {}
