import type { makeServer } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** Codes by which a connection is closed, beside those of graphql-ws (4400 and on). */
export const CLOSED = {
  goingAway: 1001,
  unauthenticated: 4401,
  forbidden: 4403,
  tryAgain: 4503,
  slow: 4508,
} as const;

/** A frame that closes has room for so many bytes of a reason. */
const MOST_REASON_BYTES = 123;
/** Bytes that wait for a subscriber to read, beside the one message of each subscription that is being sent. */
const MOST_UNSENT_BYTES = 1_000_000;
/** How often it is asked whether a subscriber is still there; balancers mostly keep a silent connection for 60 s. */
const ALIVE_EVERY_MS = 15_000;
/** How long a subscriber may take to read that it is closed. */
const FAREWELL_MS = 5_000;

/** Told of what happens on connections. */
export interface SubscriberWatch {
  sent(): void;
  closedAsSlow(): void;
}

type ProtocolServer<Extra extends Record<PropertyKey, unknown>> = ReturnType<typeof makeServer<never, Extra>>;

/**
 * One connection: it speaks the protocol over a WebSocket, and closes it with 4508 where its other end reads too slowly. A
 * subscription goes on only when its last message has left this process, so that no more than one of each waits; what the
 * protocol answers besides is bounded in bytes.
 */
export class Subscriber<Extra extends Record<PropertyKey, unknown>> {
  private readonly closed: ReturnType<ProtocolServer<Extra>['opened']>;
  private readonly alive: NodeJS.Timeout;
  private answered = true;

  constructor(
    private readonly socket: WebSocket,
    server: ProtocolServer<Extra>,
    extraOf: (subscriber: Subscriber<Extra>) => Extra,
    private readonly patienceMs: number,
    private readonly watch: SubscriberWatch,
    onFault: (error: unknown) => void,
  ) {
    this.closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => this.send(text),
        close: (code, reason) => this.close(code ?? CLOSED.goingAway, reason ?? ''),
        onMessage: (take) => {
          socket.on('message', (data) => {
            take(String(data)).catch((error: unknown) => {
              // What could not be sent, for the connection has ended, is nobody's fault.
              if (socket.readyState !== socket.OPEN) return;
              onFault(error);
              this.close(4500, 'internal error');
            });
          });
        },
      },
      extraOf(this),
    );
    // The connection ends by itself after an error, which is of the network or of what was sent.
    socket.on('error', () => undefined);
    socket.on('pong', () => {
      this.answered = true;
    });
    this.alive = setInterval(() => this.askWhetherAlive(), ALIVE_EVERY_MS).unref();
    socket.once('close', (code, reason) => {
      clearInterval(this.alive);
      Promise.resolve(this.closed(code, String(reason))).catch(onFault);
    });
  }

  /** Closes the connection; one whose other end does not read so far is cut a few seconds later. */
  close(code: number, reason: string): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    socket.close(code, shortened(reason));
    const cut = setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
    socket.once('close', () => clearTimeout(cut));
  }

  private send(text: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.closeAsSlow(), this.patienceMs).unref();
      socket.send(text, (error) => {
        clearTimeout(late);
        if (error) return reject(error);
        this.watch.sent();
        resolve();
      });
      if (socket.bufferedAmount > MOST_UNSENT_BYTES + Buffer.byteLength(text)) this.closeAsSlow();
    });
  }

  private askWhetherAlive(): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    if (!this.answered) this.closeAsSlow();
    this.answered = false;
    socket.ping();
  }

  private closeAsSlow(): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.watch.closedAsSlow();
    this.close(CLOSED.slow, 'what is told is not read: subscribe again with the last cursor that was read as since');
    // Nothing more is read for it, though its connection may stand for some seconds.
    void this.closed(CLOSED.slow, '');
  }
}

function shortened(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > MOST_REASON_BYTES) text = text.slice(0, -1);
  return text;
}
