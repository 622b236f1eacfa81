import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { CountriesResolver } from './countries.resolver.js';
import { CountriesService } from './countries.service.js';
import { countryFields } from './country-fields.js';

@AnswersFields(countryFields)
@Module({ providers: [CountriesResolver, CountriesService] })
export class CountriesModule {}
