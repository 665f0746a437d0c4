import { again, hostFailure, type Outcome } from "../exec/outcome";
import type { Caller } from "../exec/deployment";
import type { FunctionHost } from "../exec/execution";
import { outcomeOf, runTransaction } from "../exec/runTransaction";
import { DeveloperError } from "../runtime/errors";
import { isSystemQuery, runSystemQuery } from "../admin/systemQueries";
import { condemnedKey } from "./protocol";
import { QueryCache, queryKey, type CachedResult, type QuerySpec } from "./queryCache";

/** Runs queries, each as often as its data changes and no more. */
export class QueryRunner {
  readonly cache = new QueryCache();
  readonly #condemned: Map<string, string>;

  constructor(
    private readonly host: () => FunctionHost,
    condemned: Readonly<Record<string, string>>,
  ) {
    this.#condemned = new Map(Object.entries(condemned));
  }

  /** Forgets results and past failures: the code is new. */
  forget(): void {
    this.#condemned.clear();
    this.cache.clear();
  }

  /** `outcome` is this evaluation's, `result` what is shared of it. */
  async evaluate(spec: QuerySpec, caller: Caller): Promise<{ result: CachedResult; outcome: Outcome }> {
    const refusal = this.#condemned.size === 0 ? undefined : this.#condemned.get(condemnedKey(spec));
    if (refusal !== undefined) return this.#refused(refusal);
    const key = queryKey(spec);
    const cached = this.cache.find(key, caller);
    if (cached !== null) return { result: cached, outcome: again(cached.outcome) };
    const result = isSystemQuery(spec.path) ? this.#system(spec, caller) : await this.#run(spec, caller);
    this.cache.add(key, caller, result);
    return { result, outcome: result.outcome };
  }

  async #run(spec: QuerySpec, caller: Caller): Promise<CachedResult> {
    const tx = this.host().db.begin("query");
    const { execution, result } = await runTransaction(this.host(), tx, { kind: "query", component: spec.component, path: spec.path, args: spec.args, caller, allowInternal: spec.trusted, journal: spec.journal });
    return {
      outcome: outcomeOf(result, execution),
      journal: execution.journalOut,
      reads: tx.reads,
      identityRead: execution.identityRead,
      timeRead: execution.timeRead,
      madeAt: Date.now(),
      watchers: new Set(),
    };
  }

  #system(spec: QuerySpec, caller: Caller): CachedResult {
    const tx = this.host().db.begin("query", { system: true, namespace: spec.component });
    return { ...this.#fixed(() => runSystemQuery(this.host(), tx, spec, caller)), reads: tx.reads };
  }

  #refused(reason: string): { result: CachedResult; outcome: Outcome } {
    const result = this.#fixed(() => {
      throw new DeveloperError(reason);
    });
    return { result, outcome: result.outcome };
  }

  #fixed(answer: () => string): CachedResult {
    // Not tracked by a read set, so never reused for somebody else.
    const common = { journal: null, identityRead: false, timeRead: true, madeAt: 0, watchers: new Set<() => void>() };
    const reads = this.host().db.begin("query").reads;
    try {
      return { ...common, reads, outcome: { ok: true, value: answer(), logLines: [] } };
    } catch (error) {
      return { ...common, reads, outcome: { ok: false, error: hostFailure(error), logLines: [] } };
    }
  }
}
