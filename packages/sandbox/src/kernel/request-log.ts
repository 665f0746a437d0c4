import type { FaultHit } from "./faults/rule";

export interface LoggedRequest {
  /** Counts up from 1 since the start. */
  number: number;
  at: number;
  method: string;
  /** Path and query, with the values of secrets struck out. */
  path: string;
  provider: string;
  /** Null: no answer reached the product. */
  status: number | null;
  durationMs: number;
  /** The provider's own id of the request, where it gives one. */
  requestId: string | null;
  /** The beginnings of both bodies, secrets struck out; null where there is no text. */
  sent: string | null;
  answered: string | null;
  /** The rule that made it go wrong. */
  fault?: FaultHit;
}

export interface RequestLog {
  /** The bodies follow when they have been read. */
  add(request: Omit<LoggedRequest, "number" | "sent" | "answered">): LoggedRequest;
  /** Newest first. */
  list(): readonly LoggedRequest[];
}

/** The last requests the product made, kept in memory for the console. */
export function createRequestLog(capacity = 500): RequestLog {
  const requests: LoggedRequest[] = [];
  let number = 0;
  return {
    add(request) {
      number += 1;
      const logged: LoggedRequest = { ...request, number, sent: null, answered: null };
      requests.push(logged);
      if (requests.length > capacity) requests.shift();
      return logged;
    },
    list: () => requests.toReversed(),
  };
}
