import type { Settings } from '../config/settings.js';
import type { Progress } from '../imports/import-package.js';

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Tells on standard error what a start is doing, a line a step; on a terminal one line more shows how far an import is.
 * With a level of the log below `log` it says nothing.
 */
export class StartSteps {
  private readonly speaks: boolean;
  private shown = false;

  constructor(
    { logLevel }: Pick<Settings, 'logLevel'>,
    private readonly terminal: Terminal = process.stderr,
  ) {
    this.speaks = ['log', 'debug', 'verbose'].includes(logLevel);
  }

  tell(step: string): void {
    if (!this.speaks) return;
    this.clear();
    this.terminal.write(`${step}\n`);
  }

  progress({ phase, table, rows, share }: Progress): void {
    if (!this.speaks) return;
    // A log has the step alone: each of these lines stands in the place of the one before.
    if (!this.terminal.isTTY) return;
    const part = share === undefined ? '' : `, ${Math.floor(100 * share)} %`;
    this.terminal.write(`\r\x1b[K  ${phase} ${table}: ${rows} rows${part}`);
    this.shown = true;
  }

  private clear(): void {
    if (this.shown) this.terminal.write('\r\x1b[K');
    this.shown = false;
  }
}
