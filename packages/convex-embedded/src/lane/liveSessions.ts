import type { Caller } from "../exec/deployment";
import type { QueryResult, TransitionRequest } from "./protocol";
import type { CachedResult, QuerySpec } from "./queryCache";
import type { QueryRunner } from "./queries";

interface LiveQuery {
  spec: QuerySpec;
  current: CachedResult | null;
  onStale: () => void;
}

interface LiveSession {
  caller: Caller;
  queries: Map<number, LiveQuery>;
}

/** The query sets of all connected sessions, and which of them no longer hold. */
export class LiveSessions {
  readonly #sessions = new Map<number, LiveSession>();
  readonly #stale = new Set<number>();

  constructor(private readonly runner: QueryRunner) {}

  /** Applies changes to a session's query set and runs what is new or no longer holds, all at one timestamp. */
  async transition(request: TransitionRequest, onEach: (queryId: number) => void): Promise<QueryResult[]> {
    const session = this.#session(request);
    for (const queryId of request.remove) this.#forget(session, queryId);
    for (const { queryId, ...spec } of request.add) this.#watch(request.session, session, queryId, spec);
    if (!sameCaller(session.caller, request.caller)) {
      session.caller = request.caller;
      for (const query of session.queries.values()) unwatch(query);
    }
    this.#stale.delete(request.session);
    const results: QueryResult[] = [];
    for (const [queryId, query] of session.queries) {
      if (query.current !== null) continue;
      onEach(queryId);
      const startedAt = Date.now();
      const { result, outcome } = await this.runner.evaluate(query.spec, session.caller);
      result.watchers.add(query.onStale);
      query.current = result;
      // A live page keeps its end: the next run starts from this run's journal.
      query.spec = { ...query.spec, journal: result.journal };
      results.push({ queryId, outcome, journal: result.journal, startedAt });
    }
    return results;
  }

  close(id: number): void {
    for (const query of this.#sessions.get(id)?.queries.values() ?? []) unwatch(query);
    this.#sessions.delete(id);
    this.#stale.delete(id);
  }

  /** Sessions that have something to run again since this was last asked. */
  takeStale(): number[] {
    const stale = [...this.#stale];
    this.#stale.clear();
    return stale;
  }

  #session(request: TransitionRequest): LiveSession {
    if (request.reset) this.close(request.session);
    let session = this.#sessions.get(request.session);
    if (session === undefined) {
      session = { caller: request.caller, queries: new Map() };
      this.#sessions.set(request.session, session);
    }
    return session;
  }

  #watch(sessionId: number, session: LiveSession, queryId: number, spec: QuerySpec): void {
    this.#forget(session, queryId);
    const query: LiveQuery = {
      spec,
      current: null,
      onStale: () => {
        query.current = null;
        this.#stale.add(sessionId);
      },
    };
    session.queries.set(queryId, query);
  }

  #forget(session: LiveSession, queryId: number): void {
    const query = session.queries.get(queryId);
    if (query !== undefined) unwatch(query);
    session.queries.delete(queryId);
  }
}

function unwatch(query: LiveQuery): void {
  query.current?.watchers.delete(query.onStale);
  query.current = null;
}

function sameCaller(one: Caller, other: Caller): boolean {
  return one.identity === other.identity && one.admin === other.admin;
}
