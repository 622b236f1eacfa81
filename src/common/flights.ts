/** A piece of work that is under way, and how many wait for it. */
interface Flight<T> {
  readonly result: Promise<T>;
  readonly allGone: AbortController;
  waiting: number;
}

/** Work that several may ask for at once: it is done once, and given up where nobody waits for it any longer. */
export class Flights<T> {
  private readonly flights = new Map<string, Flight<T>>();

  /**
   * The result of the work of that key: of the work under way, else of what `begin` starts. `begin` gets a signal for when
   * all who wait have left; `gone` is the signal that this caller has left.
   */
  async join(key: string, gone: AbortSignal, begin: (allGone: AbortSignal) => Promise<T>): Promise<T> {
    const flight = this.flights.get(key) ?? this.start(key, begin);
    flight.waiting++;
    const leave = () => {
      if (--flight.waiting === 0) flight.allGone.abort();
    };
    gone.addEventListener('abort', leave, { once: true });
    try {
      return await flight.result;
    } finally {
      gone.removeEventListener('abort', leave);
    }
  }

  private start(key: string, begin: (allGone: AbortSignal) => Promise<T>): Flight<T> {
    const allGone = new AbortController();
    const result = begin(allGone.signal).finally(() => this.flights.delete(key));
    const flight = { result, allGone, waiting: 0 };
    this.flights.set(key, flight);
    return flight;
  }
}
