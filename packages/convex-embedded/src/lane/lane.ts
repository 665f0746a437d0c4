import type { Database, Group } from "../db/types";
import type { Deployment } from "../exec/deployment";
import { loadDeployment, loadEnvironment } from "../exec/deploymentStore";
import type { Execution, FunctionHost } from "../exec/execution";
import { messageOf } from "../runtime/errors";
import type { Rejections } from "../runtime/rejections";
import type { LaneControl } from "./control";
import { createHandlers, type Handlers } from "./handlers";
import { createHost } from "./host";
import { LiveSessions } from "./liveSessions";
import { hostExecution } from "./mutations";
import type { CallName, LaneEvent, LaneMessage, LaneOptions } from "./protocol";
import { QueryRunner } from "./queries";

/** Calls that open a group of their own or must not share a flush with others. */
const ALONE: ReadonlySet<CallName> = new Set<CallName>(["activate", "setEnv", "backup", "checkSchema", "forgetSessions", "planCrons", "startImport", "addImported", "finishImport", "abandonImport"]);
const MAX_BATCH = 64;
/**
 * Queries have no flush to share. Answered a few at a time, the first are on their way to their clients while the next
 * are run; all together, main thread and lane would only ever wait for each other.
 */
const MAX_QUERIES = 8;

/**
 * The serial lane: every transaction of the deployment runs here, one after the other. Calls that wait together
 * share one flush, and none is answered before it.
 */
export class Lane {
  readonly #queue: LaneMessage[] = [];
  #running = false;
  #work: Promise<void> = Promise.resolve();
  #host: FunctionHost;
  #group: Group | null = null;
  #job = 0;
  #afterFlush: (() => void)[] = [];
  readonly #queries: QueryRunner;
  readonly #sessions: LiveSessions;
  readonly #handlers: Handlers;

  constructor(
    private readonly db: Database,
    private readonly options: LaneOptions,
    private readonly control: LaneControl,
    private readonly rejections: Rejections,
    private readonly tell: (events: readonly LaneEvent[]) => void,
  ) {
    this.#host = this.#currentHost();
    this.#queries = new QueryRunner(() => this.#host, options.condemned);
    this.#sessions = new LiveSessions(this.#queries);
    this.#handlers = createHandlers({
      db,
      queries: this.#queries,
      sessions: this.#sessions,
      commit: this.#commit,
      host: () => this.#host,
      begin: (part) => control.begin(this.#job, part),
      write: (body) => this.#write(body),
      hostOf: (deployment) => this.#hostOf(deployment),
      renew: () => this.#renew(),
    });
  }

  /** Takes calls that were made together, so that they share a flush. */
  receive(messages: readonly LaneMessage[]): void {
    this.#queue.push(...messages);
    if (this.#running) return;
    this.#running = true;
    this.#work = this.#run().catch(fail);
  }

  /** Once everything that was received is answered. */
  done(): Promise<void> {
    return this.#work;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const events = await this.#batch();
      const stale = this.#sessions.takeStale();
      this.tell(stale.length > 0 ? [...events, { type: "stale", sessions: stale }] : events);
    }
    this.#running = false;
  }

  async #batch(): Promise<LaneEvent[]> {
    const messages = this.#take();
    const [first] = messages;
    if (first !== undefined && ALONE.has(first.name)) return this.#flush([await this.#answer(first)]);
    const attempt = await this.rejections.trusting(() => this.#answerAll(messages));
    if (attempt.clean) return this.#flush(attempt.value);
    this.#undo();
    return this.#flush(await this.#answerAll(messages));
  }

  /** What waits, as far as it may share a flush. */
  #take(): LaneMessage[] {
    const other = this.#queue.findIndex(({ name }) => name !== "query");
    if (other !== 0) return this.#queue.splice(0, Math.min(other === -1 ? this.#queue.length : other, MAX_QUERIES));
    const alone = this.#queue.findIndex(({ name }) => ALONE.has(name));
    return this.#queue.splice(0, alone === -1 ? MAX_BATCH : Math.min(Math.max(alone, 1), MAX_BATCH));
  }

  async #answerAll(messages: readonly LaneMessage[]): Promise<LaneEvent[]> {
    const events: LaneEvent[] = [];
    for (const message of messages) events.push(await this.#answer(message));
    return events;
  }

  /** One of these calls left a rejection unhandled: nothing of the batch has happened. */
  #undo(): void {
    this.#group?.abandon();
    this.#group = null;
    this.#afterFlush = [];
    this.#queries.cache.clear();
  }

  async #answer<K extends CallName>(message: LaneMessage<K>): Promise<LaneEvent> {
    const { id, name } = message;
    this.#job = id;
    try {
      const handler: Handlers[K] = this.#handlers[name];
      return { type: "answer", id, value: await handler(message.args) };
    } catch (error) {
      return { type: "error", id, message: messageOf(error) };
    }
  }

  /** Puts the batch on disk. If that fails nothing of it happened, and everybody is told so. */
  #flush(events: LaneEvent[]): LaneEvent[] {
    const group = this.#group;
    const effects = this.#afterFlush;
    this.#group = null;
    this.#afterFlush = [];
    if (group === null) {
      this.control.rest();
      return events;
    }
    this.control.seal();
    try {
      group.flush();
    } catch (error) {
      this.#queries.cache.clear();
      return events.map((event) => ("id" in event ? { type: "error", id: event.id, message: `Could not write: ${messageOf(error)}` } : event));
    } finally {
      this.control.rest();
    }
    for (const effect of effects) effect();
    return events;
  }

  readonly #commit = (execution: Execution, meta: readonly [string, unknown][] = []): void => {
    const entries = new Map([...execution.effects.meta, ...meta]);
    if (!execution.tx.hasWrites && entries.size === 0) return;
    this.#group ??= this.db.openGroup();
    const writes = this.db.commit(execution.tx, entries);
    if (writes !== null) this.#queries.cache.invalidate(writes);
    this.#afterFlush.push(() => execution.effects.runAfterCommit());
  };

  /** A transaction that the host itself writes. */
  #write<T>(body: (execution: Execution) => T): T {
    const execution = hostExecution(this.#host, this.db);
    const result = body(execution);
    this.#commit(execution);
    return result;
  }

  #currentHost(): FunctionHost {
    return this.#hostOf(loadDeployment(this.db));
  }

  #hostOf(deployment: Deployment | null): FunctionHost {
    return createHost(this.db, deployment, loadEnvironment(this.db), this.options, this.rejections, (event) => this.tell([event]));
  }

  #renew(): void {
    this.#host = this.#currentHost();
    this.#queries.forget();
  }
}

/** A fault of the lane itself ends its thread; the keeper starts another one and repeats what was not answered. */
function fail(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
