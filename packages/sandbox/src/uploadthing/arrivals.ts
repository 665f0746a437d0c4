/** The uploads whose bytes are arriving now, at most one per key. */
export interface Arrivals {
  /** Ends the upload under way, if there is one, and waits until it has let go of its bytes. */
  end(key: string): Promise<void>;
  run<T>(key: string, receive: (stop: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * A browser that lost its connection asks for the next byte and sends again, often before this side has noticed that
 * the old connection is dead. The newer request is right, so the older one ends and keeps what it has.
 */
export function createArrivals(): Arrivals {
  const underWay = new Map<string, { stop: AbortController; ended: Promise<unknown> }>();

  const end = async (key: string): Promise<void> => {
    for (let arrival = underWay.get(key); arrival !== undefined; arrival = underWay.get(key)) {
      arrival.stop.abort();
      await arrival.ended.catch(() => undefined);
    }
  };

  return {
    end,
    async run(key, receive) {
      await end(key);
      const stop = new AbortController();
      const ended = receive(stop.signal).finally(() => underWay.delete(key));
      underWay.set(key, { stop, ended });
      return ended;
    },
  };
}
