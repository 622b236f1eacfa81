import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { OpenDatabase } from './open-database.js';
import { Reads } from './reads.js';

/** Token of the whole open database, where more than the data source or the pool is needed: its `url`, for LISTEN. */
export const DATABASE = Symbol('database');

/**
 * Gives an open database to the other modules: `DataSource` and `pg.Pool` by their classes (one pool beneath both; the
 * pool by `@Inject(pg.Pool)`, for of a class in a default export the compiler writes no type into the program), the
 * rest by the token `DATABASE`; `Reads` for what a replica may answer as well. Closes it when the application shuts down,
 * after the HTTP server and all that other modules close in `onModuleDestroy` and `beforeApplicationShutdown`; the embedded
 * server last. Why it is opened before: docs/decisions/08-where-nest-is-left.md.
 */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DATABASE) private readonly database: OpenDatabase) {}

  static forRoot(database: OpenDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DATABASE, useValue: database },
        { provide: DataSource, useValue: database.dataSource },
        { provide: pg.Pool, useValue: database.pool },
        Reads,
      ],
      exports: [DATABASE, DataSource, pg.Pool, Reads],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
