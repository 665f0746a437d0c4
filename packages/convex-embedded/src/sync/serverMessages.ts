import { hash, randomUUID } from "node:crypto";
import type { Timestamp } from "../db/types";
import type { Outcome } from "../exec/outcome";
import { encodeTimestamp } from "../http/timestamps";
import type { QueryResult } from "../lane/protocol";
import { wireMessage } from "../runtime/errors";

export interface StateVersion {
  querySet: number;
  identity: number;
  ts: Timestamp;
}

/** Characters above which a transition is sent in parts, so that pings get through between them. */
const CHUNK = 5_000_000;

// Values are JSON text already and are pasted in, not parsed and printed again.

export function transitionMessages(start: StateVersion, end: StateVersion, modifications: readonly string[], clientClockSkew: number | null): string[] {
  const versions = `"startVersion":${version(start)},"endVersion":${version(end)}`;
  const message = `{"type":"Transition",${versions},"modifications":[${modifications.join(",")}],"serverTs":${Date.now() * 1e6}${clientClockSkew === null ? "" : `,"clientClockSkew":${clientClockSkew}`}}`;
  if (message.length <= CHUNK) return [message];
  const transitionId = randomUUID();
  const totalParts = Math.ceil(message.length / CHUNK);
  return Array.from({ length: totalParts }, (_, partNumber) =>
    JSON.stringify({ type: "TransitionChunk", chunk: message.slice(partNumber * CHUNK, (partNumber + 1) * CHUNK), partNumber, totalParts, transitionId }),
  );
}

export function queryModification({ queryId, outcome, journal }: Omit<QueryResult, "startedAt">): string {
  const tail = `"logLines":${JSON.stringify(outcome.logLines)},"journal":${JSON.stringify(journal)}}`;
  if (outcome.ok) return `{"type":"QueryUpdated","queryId":${queryId},"value":${outcome.value},${tail}`;
  return `{"type":"QueryFailed","queryId":${queryId},"errorMessage":${JSON.stringify(wireMessage(outcome.error))},${errorData(outcome.error.data)}${tail}`;
}

export function queryRemoved(queryId: number): string {
  return `{"type":"QueryRemoved","queryId":${queryId}}`;
}

/** Characters up to which a result is its own fingerprint: shorter than any other. */
const SHORT = 64;

/**
 * What decides whether a client has to hear of a result again: everything but the request id. Kept for each query of
 * each client for as long as it is watched, so the results themselves are not.
 */
export function resultFingerprint({ outcome }: Pick<QueryResult, "outcome">): string {
  const text = outcome.ok ? `=${outcome.value}${outcome.logLines.join("\n")}` : `!${outcome.error.message}${outcome.error.data ?? ""}${outcome.logLines.join("\n")}`;
  return text.length <= SHORT ? text : hash("sha256", text, "base64");
}

export function functionResponse(type: "MutationResponse" | "ActionResponse", requestId: number, outcome: Outcome, ts: Timestamp | null): string {
  const head = `{"type":"${type}","requestId":${requestId},"success":${outcome.ok}`;
  const logLines = `"logLines":${JSON.stringify(outcome.logLines)}}`;
  if (!outcome.ok) return `${head},"result":${JSON.stringify(wireMessage(outcome.error))},${errorData(outcome.error.data)}${logLines}`;
  return `${head},"result":${outcome.value},${ts === null ? "" : `"ts":"${encodeTimestamp(ts)}",`}${logLines}`;
}

export function authError(error: string, baseVersion: number, authUpdateAttempted: boolean): string {
  return JSON.stringify({ type: "AuthError", error, baseVersion, authUpdateAttempted });
}

export function fatalError(error: string): string {
  return JSON.stringify({ type: "FatalError", error });
}

export const PING = '{"type":"Ping"}';

function version({ querySet, identity, ts }: StateVersion): string {
  return `{"querySet":${querySet},"identity":${identity},"ts":"${encodeTimestamp(ts)}"}`;
}

function errorData(data: string | undefined): string {
  return data === undefined ? "" : `"errorData":${data},`;
}
