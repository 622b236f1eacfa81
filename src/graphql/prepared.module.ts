import { Global, Module } from '@nestjs/common';
import { PreparedOperations } from './prepared-operations.js';

/** Apart from the API's own module, because the driver in Nest's GraphQL module needs it as well. */
@Global()
@Module({ providers: [PreparedOperations], exports: [PreparedOperations] })
export class PreparedModule {}
