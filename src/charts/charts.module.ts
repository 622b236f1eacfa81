import { Module } from '@nestjs/common';
import { ChartsController } from './charts.controller.js';
import { Pictures } from './pictures.js';

@Module({ controllers: [ChartsController], providers: [Pictures], exports: [Pictures] })
export class ChartsModule {}
