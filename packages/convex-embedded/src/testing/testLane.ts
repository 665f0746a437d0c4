import { randomUUID } from "node:crypto";
import { DeploymentKey, issuerOf, tokenSecret } from "../auth/deploymentKey";
import { openDatabase } from "../db/index";
import type { TransactionLimits } from "../db/limits";
import type { Database } from "../db/types";
import type { Execution, FunctionHost } from "../exec/execution";
import { FunctionTable } from "../exec/functionTable";
import { createHandlers, type Handlers } from "../lane/handlers";
import { LiveSessions } from "../lane/liveSessions";
import { hostExecution } from "../lane/mutations";
import type { Answer, Args, CallName } from "../lane/protocol";
import { QueryRunner } from "../lane/queries";
import type { TestCode } from "./testCode";

export const TEST_ORIGIN = "https://convex.test";

interface LaneEvents {
  wakeScheduler(scheduledTime: number): void;
  deleteBlob(blob: string): void;
}

/** The serial lane of the engine on a database in memory, in the thread of the test. */
export class TestLane {
  readonly db: Database;
  readonly functions: FunctionTable;
  /** A key of its own: what one deployment under test has signed, another does not verify. */
  readonly key = new DeploymentKey(tokenSecret(randomUUID()));
  readonly #host: FunctionHost;
  readonly #handlers: Handlers;
  readonly #queries: QueryRunner;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly code: TestCode, events: LaneEvents, limits: Partial<TransactionLimits>) {
    this.db = openDatabase({ memory: true, limits });
    this.functions = new FunctionTable(code.deployment);
    this.#host = {
      db: this.db,
      functions: this.functions,
      code,
      // The test runner itself fails a test that leaves a rejection behind.
      rejections: { during: async (work) => ({ value: await work(), unhandled: null }) },
      conflicts: 0,
      origin: TEST_ORIGIN,
      instanceName: "convex-test",
      builtInVariables: new Set(),
      signUpload: () => "test",
      signJwt: (claims, component, now) => this.key.signJwt(claims, issuerOf(TEST_ORIGIN, component), now),
      wakeScheduler: events.wakeScheduler,
      deleteBlob: events.deleteBlob,
      apiSpec: () => [],
      schemaText: () => "null",
      components: () => [],
    };
    this.#queries = new QueryRunner(() => this.#host, {});
    this.#handlers = createHandlers({
      db: this.db,
      queries: this.#queries,
      sessions: new LiveSessions(this.#queries),
      commit: this.#commit,
      host: () => this.#host,
      begin: () => {},
      write: (body) => {
        const execution = hostExecution(this.#host, this.db);
        const result = body(execution);
        this.#commit(execution);
        return result;
      },
      // A test runs its own modules only.
      hostOf: () => this.#host,
      renew: () => {},
    });
  }

  /** Does one of the lane's calls when those before it have ended. */
  call<K extends CallName>(name: K, args: Args<K>): Promise<Answer<K>> {
    const handler: Handlers[K] = this.#handlers[name];
    const answer = this.#last.then(() => {
      // What a mock or a stubbed variable changed is in no read set.
      this.#queries.forget();
      return handler(args);
    });
    this.#last = answer.catch(() => {});
    return answer;
  }

  readonly #commit = (execution: Execution, meta: readonly [string, unknown][] = []): void => {
    const entries = new Map([...execution.effects.meta, ...meta]);
    if (!execution.tx.hasWrites && entries.size === 0) return;
    this.db.commit(execution.tx, entries);
    execution.effects.runAfterCommit();
  };
}
