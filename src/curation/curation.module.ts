import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RollWriter } from '../record/writer.js';
import { SUPPOSED_ROLLS } from '../roll/supposed.js';
import { ErrorReport } from './entities/error-report.entity.js';
import { Proposal } from './entities/proposal.entity.js';
import { ProposalChange } from './entities/proposal-change.entity.js';
import { ProposalComment } from './entities/proposal-comment.entity.js';
import { ErrorReportsResolver } from './error-reports.resolver.js';
import { ErrorReports } from './error-reports.service.js';
import { Names } from './names.service.js';
import { ProposalFieldsResolver, ProposedChangeFieldsResolver } from './proposal-fields.resolver.js';
import { ProposalList } from './proposal-list.service.js';
import { ProposalLoaders } from './proposal-loaders.service.js';
import { ProposalsResolver } from './proposals.resolver.js';
import { Proposals } from './proposals.service.js';
import { ReleaseCutter } from './release-cutter.service.js';
import { ReleasesResolver } from './releases.resolver.js';
import { SupposedRolls } from './supposed-rolls.service.js';

/** How the roll is recorded through the API: proposals, what becomes of them, and what anybody reports. */
@Module({
  imports: [TypeOrmModule.forFeature([Proposal, ProposalChange, ProposalComment, ErrorReport])],
  providers: [
    RollWriter,
    Names,
    Proposals,
    ProposalList,
    ProposalLoaders,
    SupposedRolls,
    { provide: SUPPOSED_ROLLS, useExisting: SupposedRolls },
    ErrorReports,
    ReleaseCutter,
    ProposalsResolver,
    ProposalFieldsResolver,
    ProposedChangeFieldsResolver,
    ErrorReportsResolver,
    ReleasesResolver,
  ],
  exports: [Proposals, SUPPOSED_ROLLS],
})
export class CurationModule {}
