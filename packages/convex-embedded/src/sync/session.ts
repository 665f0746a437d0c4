import { AuthenticationError } from "../auth/tokens";
import { NO_SESSION, type Session } from "../auth/callers";
import type { Caller } from "../exec/deployment";
import { DeploymentHost } from "../exec/deploymentHost";
import { requestedBy, type Origin } from "../http/requestMetadata";
import { LaneRestarted } from "../lane/laneErrors";
import { messageOf } from "../runtime/errors";
import { parseClientMessage, type AddedQuery, type ClientMessage } from "./clientMessages";
import { authError, fatalError, functionResponse, queryModification, queryRemoved, resultFingerprint, transitionMessages, type StateVersion } from "./serverMessages";

/** The connection as a session needs it. */
interface Wire {
  /** `onSent` is called once the message has left this process. */
  send(message: string, onSent?: () => void): void;
  close(code: number, reason: string): void;
}

type FunctionRequest = Extract<ClientMessage, { type: "Mutation" | "Action" }>;

const MAX_QUEUED = 1000;
const MAX_UNSENT_TRANSITIONS = 2;

/** One WebSocket client: its query set, its identity, its requests. The rules are those of Convex's sync worker. */
export class SyncSession {
  readonly #queries = new Map<number, AddedQuery>();
  readonly #sent = new Map<number, string>();
  #version: StateVersion = { querySet: 0, identity: 0, ts: 0n };
  #querySet = 0;
  #identityVersion = 0;
  #auth: Session = NO_SESSION;
  #token: string | null = null;
  #sessionId: string | null = null;
  #add: AddedQuery[] = [];
  #remove: number[] = [];
  #reset = true;
  #dirty = false;
  #pumping = false;
  #unsent = 0;
  /** Nothing is taken from the client or sent to it any more. */
  #ended = false;
  #inbox: Promise<void> = Promise.resolve();
  /** How far the client's clock is ahead of ours, ms; by it the client reckons how long a token of another age still lives. */
  #clockSkew: number | null = null;
  #mutations: Promise<void> = Promise.resolve();
  #queued = { Mutation: 0, Action: 0 };

  constructor(
    readonly number: number,
    private readonly host: DeploymentHost,
    private readonly origin: Origin,
    private readonly wire: Wire,
  ) {}

  /** Takes a message; each is handled when those before it have been. */
  receive(data: string): void {
    this.#inbox = this.#inbox.then(async () => {
      if (this.#ended) return;
      try {
        await this.#handle(parseClientMessage(data));
      } catch (error) {
        this.#fatal(messageOf(error));
      }
    });
  }

  /** Something this session watches no longer holds. */
  wake(): void {
    this.#dirty = true;
    void this.#pump();
  }

  /** The lane has forgotten this session. */
  startOver(): void {
    this.#reset = true;
    if (this.#queries.size > 0) this.wake();
  }

  query(queryId: number): AddedQuery | undefined {
    return this.#queries.get(queryId);
  }

  closed(): void {
    this.#ended = true;
    this.host.lane.call("closeSession", this.number).catch(() => {});
  }

  async #handle(message: ClientMessage): Promise<void> {
    switch (message.type) {
      case "Connect":
        return this.#connect(message);
      case "ModifyQuerySet":
        return this.#modify(message);
      case "Authenticate":
        return this.#authenticate(message);
      case "Mutation":
      case "Action":
        return this.#request(message);
      case "Event":
        return;
    }
  }

  async #connect({ sessionId, maxObservedTimestamp, clientTs }: Extract<ClientMessage, { type: "Connect" }>): Promise<void> {
    this.#sessionId = sessionId;
    this.#clockSkew = clientTs === null ? null : clientTs - Date.now();
    if (maxObservedTimestamp === null || maxObservedTimestamp <= (await this.host.lane.call("latest", null))) return;
    // The client has seen a later state than ours: another database was here before.
    this.#end(1011, "InternalServerError: the client has observed a later timestamp than this deployment");
  }

  #modify({ baseVersion, newVersion, add, remove }: Extract<ClientMessage, { type: "ModifyQuerySet" }>): void {
    if (baseVersion !== this.#querySet) throw new Error(`BaseVersionMismatch: the query set is at version ${this.#querySet}, not ${baseVersion}`);
    this.#querySet = newVersion;
    for (const queryId of remove) {
      this.#queries.delete(queryId);
      this.#add = this.#add.filter((query) => query.queryId !== queryId);
      this.#remove.push(queryId);
    }
    for (const query of add) {
      this.#queries.set(query.queryId, query);
      this.#add.push(query);
    }
    this.wake();
  }

  async #authenticate({ baseVersion, tokenType, value, impersonating }: Extract<ClientMessage, { type: "Authenticate" }>): Promise<void> {
    if (baseVersion !== this.#identityVersion) throw new Error(`IdentityVersionMismatch: the identity is at version ${this.#identityVersion}, not ${baseVersion}`);
    try {
      if (tokenType === "None") this.#auth = NO_SESSION;
      else this.#auth = tokenType === "User" ? await this.host.callers.fromToken(value) : this.host.callers.fromAdminKey(value, impersonating);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      // The version stays: the client has not become anybody else.
      this.#send(authError(error.message, baseVersion, true));
      this.#end(1000, "AuthError");
      return;
    }
    this.#token = tokenType === "User" ? value : null;
    this.#identityVersion = baseVersion + 1;
    this.wake();
  }

  #request(message: FunctionRequest): void {
    const known = this.#caller();
    if (known === null) return;
    const caller = requestedBy(known, this.origin, this.#token);
    const sessionId = this.#sessionId;
    if (sessionId === null) throw new Error("The first message of a session is Connect");
    if (this.#queued[message.type] >= MAX_QUEUED) {
      this.#end(1013, "TooManyConcurrentRequests: too many requests are waiting in this session");
      return;
    }
    this.#queued[message.type] += 1;
    const run = () => (message.type === "Mutation" ? this.#mutate(message, caller, sessionId) : this.#act(message, caller));
    const done = () => {
      this.#queued[message.type] -= 1;
      // Even if nothing changed: the client drops its optimistic update with a later transition.
      this.wake();
    };
    if (message.type === "Mutation") this.#mutations = this.#mutations.then(run).then(done, (error) => this.#broken(error));
    else run().then(done, (error) => this.#broken(error));
  }

  async #mutate({ requestId, component, path, args }: FunctionRequest, caller: Caller, sessionId: string): Promise<void> {
    if (this.#ended) return;
    const { outcome, ts } = await this.host.runMutation(path, args, caller, { sessionId, requestId }, component);
    this.#send(functionResponse("MutationResponse", requestId, this.host.shown(outcome, caller), ts));
  }

  async #act({ requestId, component, path, args }: FunctionRequest, caller: Caller): Promise<void> {
    const outcome = await this.host.runAction(path, args, caller, caller.admin, component);
    this.#send(functionResponse("ActionResponse", requestId, this.host.shown(outcome, caller), null));
  }

  /** Runs what has to be run and sends it, until nothing is left or the client cannot keep up. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#dirty && !this.#ended && this.#unsent < MAX_UNSENT_TRANSITIONS) {
        this.#dirty = false;
        await this.#transition();
      }
    } catch (error) {
      this.#broken(error);
    } finally {
      this.#pumping = false;
    }
  }

  async #transition(): Promise<void> {
    const caller = this.#caller();
    if (caller === null) return;
    const [add, remove, reset] = [this.#reset ? [...this.#queries.values()] : this.#add, this.#remove, this.#reset];
    const end = { querySet: this.#querySet, identity: this.#identityVersion };
    this.#add = [];
    this.#remove = [];
    this.#reset = false;
    let answer;
    try {
      const trusted = caller.admin;
      answer = await this.host.lane.call("transition", { session: this.number, caller, reset, add: add.map((query) => ({ ...query, trusted })), remove });
    } catch (error) {
      if (!(error instanceof LaneRestarted)) throw error;
      this.#remove = [...remove, ...this.#remove];
      this.#reset = true;
      this.#dirty = true;
      return;
    }
    const modifications = remove.map(queryRemoved);
    for (const queryId of remove) this.#sent.delete(queryId);
    for (const { outcome, startedAt, ...run } of answer.results) {
      const result = { ...run, outcome: this.host.shown(outcome, caller) };
      const query = this.#queries.get(result.queryId);
      if (query !== undefined) {
        query.journal = result.journal;
        this.host.liveQueryRan(query, outcome, startedAt);
      }
      const fingerprint = resultFingerprint(result);
      if (this.#sent.get(result.queryId) === fingerprint) continue;
      this.#sent.set(result.queryId, fingerprint);
      modifications.push(queryModification(result));
    }
    const next = { ...end, ts: answer.ts };
    this.#sendTransition(transitionMessages(this.#version, next, modifications, this.#clockSkew));
    this.#version = next;
  }

  #sendTransition(messages: string[]): void {
    this.#unsent += 1;
    messages.forEach((message, index) => {
      const isLast = index === messages.length - 1;
      this.#send(message, isLast ? () => this.#sentOne() : undefined);
    });
  }

  #sentOne(): void {
    this.#unsent -= 1;
    if (this.#dirty) void this.#pump();
  }

  /** Who speaks now; when the token has run out the client is told to bring a new one. */
  #caller(): Caller | null {
    const caller = DeploymentHost.callerOf(this.#auth);
    if (caller === null) {
      this.#send(authError("Token expired", this.#identityVersion, false));
      this.#end(1000, "AuthError");
    }
    return caller;
  }

  #send(message: string, onSent?: () => void): void {
    if (!this.#ended) this.wire.send(message, onSent);
  }

  /** The client did something the protocol does not know; it does not try again. */
  #fatal(error: string): void {
    this.#send(fatalError(error));
    this.#end(1000, "FatalError");
  }

  /** We failed; the client reconnects. */
  #broken(error: unknown): void {
    this.#end(1011, `InternalServerError: ${messageOf(error)}`.slice(0, 120));
  }

  /**
   * Hangs up. What the client has sent behind this point, and what still waits, is not done: it would run as
   * somebody the client is no longer, and it is sent again on the next connection.
   */
  #end(code: number, reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.wire.close(code, reason);
  }
}
