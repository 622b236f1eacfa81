import { Module } from '@nestjs/common';
import { CountriesResolver } from './countries.resolver.js';
import { CountriesService } from './countries.service.js';

@Module({ providers: [CountriesResolver, CountriesService] })
export class CountriesModule {}
