import { Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from './current-viewer.decorator.js';
import type { Viewer } from './viewer.js';

@Resolver()
export class ViewerResolver {
  @Query('viewer')
  viewer(@CurrentViewer() viewer: Viewer | null): Viewer | null {
    return viewer;
  }
}
