import type { JSONValue } from "convex/values";
import type { Timestamp } from "../db/types";
import { decodeTimestamp } from "../http/timestamps";
import { ROOT_COMPONENT } from "../runtime/paths";
import { isObject, list, optionalText, parseObject, text, type JsonObject } from "../runtime/json";

/** Messages of the clients; names and fields are those of `convex` 1.48, `browser/sync/protocol.ts`, and of `convex_sync_types` where Rust writes them differently. */
export type ClientMessage =
  | { type: "Connect"; sessionId: string; maxObservedTimestamp: Timestamp | null; clientTs: number | null }
  | { type: "ModifyQuerySet"; baseVersion: number; newVersion: number; add: AddedQuery[]; remove: number[] }
  | { type: "Authenticate"; baseVersion: number; tokenType: "User" | "Admin" | "None"; value: string; impersonating: unknown }
  | { type: "Mutation" | "Action"; requestId: number; component: string; path: string; args: JSONValue }
  | { type: "Event" };

export interface AddedQuery {
  queryId: number;
  /** Component path, which only an admin may give; "" is the app. */
  component: string;
  path: string;
  args: JSONValue;
  journal: string | null;
}

/** Reads one message; what does not fit the protocol is an error that ends the connection. */
export function parseClientMessage(data: string): ClientMessage {
  const message = parseObject(data);
  const type = text(message, "type");
  switch (type) {
    case "Connect": {
      const observed = optionalText(message, "maxObservedTimestamp");
      return { type, sessionId: text(message, "sessionId"), maxObservedTimestamp: observed === undefined ? null : decodeTimestamp(observed), clientTs: typeof message.clientTs === "number" ? message.clientTs : null };
    }
    case "ModifyQuerySet":
      return { type, baseVersion: count(message, "baseVersion"), newVersion: count(message, "newVersion"), ...modifications(message) };
    case "Authenticate": {
      const tokenType = text(message, "tokenType");
      if (tokenType !== "User" && tokenType !== "Admin" && tokenType !== "None") throw new Error(`Unknown token type ${tokenType}`);
      return { type, tokenType, baseVersion: count(message, "baseVersion"), value: optionalText(message, "value") ?? "", impersonating: message.impersonating ?? message.acting_as };
    }
    case "Mutation":
    case "Action":
      return { type, requestId: count(message, "requestId"), component: componentOf(message), path: text(message, "udfPath"), args: argumentObject(message) };
    case "Event":
      return { type };
    default:
      throw new Error(`Unknown message type ${type}`);
  }
}

function modifications(message: JsonObject): { add: AddedQuery[]; remove: number[] } {
  const add: AddedQuery[] = [];
  const remove: number[] = [];
  for (const entry of list(message, "modifications")) {
    if (!isObject(entry)) throw new Error("A query set modification is not an object");
    if (entry.type === "Remove") remove.push(count(entry, "queryId"));
    else if (entry.type === "Add") {
      add.push({ queryId: count(entry, "queryId"), component: componentOf(entry), path: text(entry, "udfPath"), args: argumentObject(entry), journal: optionalText(entry, "journal") ?? null });
    } else throw new Error("Unknown query set modification");
  }
  return { add, remove };
}

function argumentObject(message: JsonObject): JSONValue {
  const [args = {}] = list(message, "args");
  return args;
}

function count(message: JsonObject, field: string): number {
  const value = message[field];
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw new Error(`Expected a whole number at "${field}"`);
  return value;
}

function componentOf(message: JsonObject): string {
  return optionalText(message, "componentPath") ?? ROOT_COMPONENT;
}
