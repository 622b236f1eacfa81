import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be closed and opened again, as if the server went away, and frozen, as if it hung. */
export class Gate {
  readonly #sockets = new Set<Socket>();
  readonly #near = new Set<Socket>();
  #server: Server | undefined;
  #frozen = false;
  port = 0;

  constructor(private readonly target: URL) {}

  /** The address of the target, by way of the gate. */
  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  open(): Promise<void> {
    this.#server = createServer((near) => {
      const far = connect(Number(this.target.port || 5432), this.target.hostname);
      if (this.#frozen) near.pause();
      else near.pipe(far).pipe(near);
      this.#near.add(near);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => near.destroy() && far.destroy());
      }
    });
    return new Promise((resolve) => {
      this.#server!.listen(this.port, '127.0.0.1', () => {
        this.port = (this.#server!.address() as { port: number }).port;
        resolve();
      });
    });
  }

  /** Ends the connections as a server does when it shuts down, with an ErrorResponse that says so. */
  shutDown(): void {
    const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
    const head = Buffer.from('E\0\0\0\0');
    head.writeInt32BE(4 + fields.length, 1);
    for (const socket of this.#near) socket.end(Buffer.concat([head, fields]));
    this.#near.clear();
  }

  /** Takes connections and bytes from now on, and passes none on. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** New connections work again; those that were frozen are lost. */
  thaw(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    this.#near.clear();
  }

  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server!.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    this.#near.clear();
    return closed;
  }
}
