import { Global, Module } from '@nestjs/common';
import { SnapshotStore } from './snapshot-store.js';

@Global()
@Module({ providers: [SnapshotStore], exports: [SnapshotStore] })
export class RollModule {}
