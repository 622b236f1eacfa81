/** A stream that a process writes its lines to. */
interface Output {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/**
 * Lets a process live on when what it says can not be written: whoever read it has gone (`npm start | head -1`), or the
 * disk of the log is full. What it says meanwhile is lost; the first loss of each stream is told to `tell`, which may be
 * lost too. Without this, Node ends the process.
 */
export function outliveReaders(outputs: Readonly<Record<string, Output>>, tell: (message: string) => void): void {
  for (const [name, output] of Object.entries(outputs)) {
    let told = false;
    output.on('error', ({ code, message }) => {
      if (told) return;
      told = true;
      tell(`${name} can not be written to, and what is said there is lost: ${code ?? message}`);
    });
  }
}
