import { Module } from '@nestjs/common';
import { ReleasesModule } from '../releases/releases.module.js';
import { CrawlersController } from './crawlers.controller.js';
import { InfoPages } from './info/info-pages.service.js';
import { OembedController } from './oembed.controller.js';
import { Pages } from './pages.service.js';

@Module({
  controllers: [CrawlersController, OembedController],
  imports: [ReleasesModule],
  providers: [Pages, InfoPages],
})
export class PagesModule {}
