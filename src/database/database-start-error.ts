/** The database cannot be started or reached; the message is one line that says what is wrong and what to do. */
export class DatabaseStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, ' '), options);
    this.name = 'DatabaseStartError';
  }
}
