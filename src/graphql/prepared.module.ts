import { Global, Module } from '@nestjs/common';
import { PreparedOperations } from './prepared-operations.js';
import { TypeFields } from './type-fields.js';

/** Apart from the API's own module, because the driver in Nest's GraphQL module needs it as well. */
@Global()
@Module({ providers: [PreparedOperations, TypeFields], exports: [PreparedOperations, TypeFields] })
export class PreparedModule {}
