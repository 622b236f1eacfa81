import { type DynamicModule, Module } from '@nestjs/common';
import { ApiModule } from './api/api.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { ChartsModule } from './charts/charts.module.js';
import type { Settings } from './config/settings.js';
import { SettingsModule } from './config/settings.module.js';
import { CountingModule } from './counting/counting.module.js';
import { CountriesModule } from './countries/countries.module.js';
import { CurationModule } from './curation/curation.module.js';
import { DatabaseModule } from './database/database.module.js';
import type { OpenDatabase } from './database/open-database.js';
import { DatasetModule } from './dataset/dataset.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FederationModule } from './federation/federation.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { GroupsModule } from './groups/groups.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { IndicatorsModule } from './indicators/indicators.module.js';
import { InitiativesModule } from './initiatives/initiatives.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ParticipationsModule } from './participations/participations.module.js';
import { ReleasesModule } from './releases/releases.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RepresentationModule } from './representation/representation.module.js';
import { RollModule } from './roll/roll.module.js';
import { SearchModule } from './search/search.module.js';
import type { Lifecycle } from './server/lifecycle.js';
import { LoadModule } from './server/load/load.module.js';
import { MonitoringModule } from './server/monitoring.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

interface AppParts {
  readonly lifecycle: Lifecycle;
  /** Whether this process tells webhooks of what is recorded. */
  readonly webhooks: boolean;
}

/** The whole server, on settings that were read and a database that was opened before. */
@Module({})
export class AppModule {
  static with(settings: Settings, database: OpenDatabase, { lifecycle, webhooks }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        LoadModule,
        MonitoringModule.with(lifecycle),
        DatabaseModule.forRoot(database),
        RollModule,
        CurationModule,
        GraphqlModule.with(CurationModule),
        IdentityModule,
        DatasetModule,
        CountriesModule,
        GroupsModule,
        InitiativesModule,
        OrganisationsModule,
        ParticipationsModule,
        CountingModule,
        ReleasesModule,
        RepresentationModule,
        FindingsModule,
        StatisticsModule,
        SearchModule,
        IndicatorsModule,
        ChangesModule,
        ApiModule,
        ExportsModule,
        ChartsModule,
        ReportsModule,
        FederationModule,
        FeedsModule,
        PagesModule,
        ...(webhooks ? [WebhooksModule] : []),
      ],
    };
  }
}
