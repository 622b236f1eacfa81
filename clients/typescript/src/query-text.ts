/** A question as it is sent, with the types of its variables and its answer. */
export interface QueryText<Result, Variables> {
  /** The name of the operation. */
  readonly name: string;
  /** What is sent. */
  readonly text: string;
  /** Never there: it carries the types. */
  readonly types?: (variables: Variables) => Result;
}
