/** The server cannot be started or joined; the message is one line that says what is wrong and what to do. */
export class EmbeddedServerError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, ' '), options);
    this.name = 'EmbeddedServerError';
  }
}
