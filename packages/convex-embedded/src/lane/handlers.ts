import type { Database, Timestamp } from "../db/types";
import { checkArguments, checkResult } from "../exec/checks";
import type { Deployment } from "../exec/deployment";
import { activate, changeEnvironment, loadDeployment, loadEnvironment, loadKnownComponents } from "../exec/deploymentStore";
import type { Execution, FunctionHost } from "../exec/execution";
import { hostFailure, type Outcome } from "../exec/outcome";
import { outcomeOf, runTransaction } from "../exec/runTransaction";
import { findFile, findFileByBlob, stageFile, stageFileRemoval, unreferencedBlobs } from "../files/rows";
import { messageOf } from "../runtime/errors";
import { parseFunctionPath } from "../runtime/paths";
import { cancelJob, interruptedJobs, jobState, pendingJobs, stageExpiry, stageJob, stageOutcome, stageProgress } from "../sched/jobStore";
import { importHandlers } from "./imports";
import { runInlineQuery } from "./inlineQuery";
import type { LiveSessions } from "./liveSessions";
import { runMutation, runMutationJob, type Commit } from "./mutations";
import type { Answer, Args, CallName, CronState, FunctionCall } from "./protocol";
import type { QueryRunner } from "./queries";
import { forgetOld } from "./replays";

export type Handlers = { [K in CallName]: (args: Args<K>) => Answer<K> | Promise<Answer<K>> };

/** What the lane gives to its calls. */
export interface LaneServices {
  db: Database;
  queries: QueryRunner;
  sessions: LiveSessions;
  commit: Commit;
  host(): FunctionHost;
  /** User code of the current call starts; `part` tells apart several queries of one call. */
  begin(part: number): void;
  /** A transaction that the host itself writes. */
  write<T>(body: (execution: Execution) => T): T;
  /** What functions of another deployment would run on, over the same database and variables. */
  hostOf(deployment: Deployment): FunctionHost;
  /** Code or variables have changed. */
  renew(): void;
}

const CRON_STATE = "cronState";

/** One function for each call of `LaneCalls`. */
export function createHandlers(lane: LaneServices): Handlers {
  const { db } = lane;
  return {
    state: () => ({ deployment: loadDeployment(db), env: loadEnvironment(db), latest: db.latest }),
    latest: () => db.latest,
    snapshotTs: () => db.promiseLatest(),
    query: async (call) => {
      if (call.atTs !== null && call.atTs > db.latest) throw new Error("The requested timestamp is in the future");
      lane.begin(0);
      if (call.atTs !== null && call.atTs < db.latest) return { outcome: await queryAt(lane, call, call.atTs), ts: call.atTs };
      return { outcome: await runQuery(lane, call), ts: db.latest };
    },
    queryBatch: async ({ queries }) => {
      lane.begin(0);
      const outcomes = [];
      for (const query of queries) outcomes.push(await runQuery(lane, query));
      return { outcomes, ts: db.latest };
    },
    inlineQuery: (call) => {
      lane.begin(0);
      return runInlineQuery(db, lane.hostOf, call);
    },
    mutation: async (call) => {
      lane.begin(0);
      return { outcome: await runMutation(lane.host(), lane.commit, call), ts: db.latest };
    },
    prepareAction: (call) => {
      try {
        const fn = lane.host().functions.resolve(parseFunctionPath(call.path, call.component), "action", call.allowInternal || call.caller.admin);
        checkArguments(fn, call.args, (id, component) => db.tableOfId(id, component));
        return { ok: true, action: { path: fn.path, environment: fn.environment, checksResult: fn.returns !== null } };
      } catch (error) {
        return { ok: false, error: hostFailure(error) };
      }
    },
    vectorSearch: ({ component, query }) => {
      try {
        return { matches: db.begin("query", { namespace: component }).vectorSearch(query) };
      } catch (error) {
        return { error: messageOf(error) };
      }
    },
    checkActionResult: ({ component, path, value }) => {
      try {
        checkResult(lane.host().functions.resolve(parseFunctionPath(path, component), "action", true), value, (id, namespace) => db.tableOfId(id, namespace));
        return { error: null };
      } catch (error) {
        return { error: hostFailure(error) };
      }
    },
    transition: async (request) => {
      const results = await lane.sessions.transition(request, (queryId) => lane.begin(queryId));
      return { results, ts: db.latest };
    },
    closeSession: (session) => {
      lane.sessions.close(session);
      return null;
    },
    validateSchema: ({ schema, component }) => {
      try {
        db.validateSchema(schema, component);
        return null;
      } catch (error) {
        return messageOf(error);
      }
    },
    predictSchema: ({ schema, component }) => db.predictSchema(schema, component),
    checkSchema: ({ schema, component }) => db.checkSchema(schema, component),
    activate: (deployment) => {
      const indexDiffs = activate(db, deployment);
      lane.renew();
      return indexDiffs;
    },
    knownComponents: () => loadKnownComponents(db),
    setEnv: (changes) => {
      const env = changeEnvironment(db, changes);
      lane.renew();
      return env;
    },
    dueJobs: ({ now, limit, except }) => {
      const waiting = pendingJobs(db, limit + except.length + 1).filter(({ id }) => !except.includes(id));
      const due = waiting.filter(({ scheduledTime }) => scheduledTime <= now).slice(0, limit);
      return { due, next: waiting[due.length]?.scheduledTime ?? null };
    },
    runMutationJob: async (job) => {
      lane.begin(0);
      return runMutationJob(lane.host(), lane.commit, job);
    },
    startActionJob: (id) =>
      lane.write(({ tx, effects }) => {
        if (jobState(tx, id) !== "pending") return false;
        stageProgress(tx, effects, id);
        return true;
      }),
    endActionJob: ({ id, state }) =>
      lane.write(({ tx, effects }) => {
        stageOutcome(tx, effects, id, state);
        return null;
      }),
    interruptedJobs: () => interruptedJobs(db),
    expireJobs: ({ now }) => lane.write(({ tx, effects }) => stageExpiry(db, tx, effects, now)),
    schedule: ({ owner, job }) => {
      try {
        lane.host().functions.requireSchedulable(parseFunctionPath(job.name, job.component));
        return { id: lane.write(({ tx, effects }) => stageJob(tx.inNamespace(owner), effects, job, lane.host().wakeScheduler)) };
      } catch (error) {
        return { error: messageOf(error) };
      }
    },
    cancelJob: ({ owner, id }) => tryWrite(lane, ({ tx, effects }) => cancelJob(tx.inNamespace(owner), effects, id)),
    cronState: () => cronState(db),
    fireCron: ({ key, next, job }) =>
      lane.write(({ tx, effects }) => {
        const state = cronState(db);
        const lastJob = state[key]?.lastJob ?? null;
        const last = lastJob === null ? null : jobState(tx, lastJob);
        const fired = last !== "pending" && last !== "inProgress";
        const started = fired ? stageJob(tx.inNamespace(job.component), effects, job, lane.host().wakeScheduler) : lastJob;
        effects.put(CRON_STATE, { ...state, [key]: { next, lastJob: started } });
        return { fired };
      }),
    planCrons: (times) => {
      const state = cronState(db);
      db.putMeta(CRON_STATE, Object.fromEntries(Object.entries(times).map(([key, next]) => [key, { next, lastJob: state[key]?.lastJob ?? null }])));
      return null;
    },
    addFile: ({ component, file }) => lane.write(({ tx, effects }) => stageFile(tx.inNamespace(component), effects, file)),
    findFile: (by) => {
      const tx = db.begin("query", { system: true });
      return "id" in by ? findFile(db, tx.inNamespace(by.component), by.id) : findFileByBlob(db, tx, by.blob);
    },
    removeFile: ({ component, id }) =>
      tryWrite(lane, ({ tx, effects }) => {
        const blob = stageFileRemoval(db, tx.inNamespace(component), effects, id);
        effects.afterCommit(() => lane.host().deleteBlob(blob));
      }),
    unreferencedBlobs: (blobs) => unreferencedBlobs(db, blobs),
    ...importHandlers(lane),
    backup: (path) => {
      db.backup(path);
      return null;
    },
    forgetSessions: ({ now }) => forgetOld(db, now, 1000),
  };
}

async function runQuery({ queries }: LaneServices, { component, path, args, caller, allowInternal }: FunctionCall): Promise<Outcome> {
  const spec = { component, path, args, journal: null, trusted: allowInternal || caller.admin };
  return (await queries.evaluate(spec, caller)).outcome;
}

/** An earlier state is nobody else's: what it answers is not kept. */
async function queryAt(lane: LaneServices, call: FunctionCall, ts: Timestamp): Promise<Outcome> {
  const { execution, result } = await runTransaction(lane.host(), lane.db.beginAt(ts), { ...call, kind: "query", journal: null });
  return outcomeOf(result, execution);
}

/** A write that a developer may get wrong: the message is the answer. */
function tryWrite(lane: LaneServices, body: (execution: Execution) => void): { error: string | null } {
  try {
    lane.write(body);
    return { error: null };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function cronState(db: Database): CronState {
  return db.getMeta<CronState>(CRON_STATE) ?? {};
}
