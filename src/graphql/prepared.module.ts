import { Module } from '@nestjs/common';
import { Documents } from './documents.js';
import { PreparedOperations } from './prepared-operations.js';
import { TypeFields } from './type-fields.js';

/** What the driver in Nest's GraphQL module is made of; a module of its own, for that one imports it. */
@Module({
  providers: [Documents, PreparedOperations, TypeFields],
  exports: [Documents, PreparedOperations, TypeFields],
})
export class PreparedModule {}
