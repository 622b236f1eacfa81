/**
 * An answer that cannot be written: it holds an error, or a value that its type does not allow. graphql-js is to execute
 * the operation instead, which says what is wrong as the specification has it.
 */
export class NotFaultless extends Error {}
