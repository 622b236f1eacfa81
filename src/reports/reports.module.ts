import { Module } from '@nestjs/common';
import { ChartsModule } from '../charts/charts.module.js';
import { ReportsController } from './reports.controller.js';
import { Reports } from './reports.service.js';

@Module({ imports: [ChartsModule], controllers: [ReportsController], providers: [Reports] })
export class ReportsModule {}
