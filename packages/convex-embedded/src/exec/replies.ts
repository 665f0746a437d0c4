import { ConvexError, convexToJson, type JSONValue, type Value } from "convex/values";
import { messageOf, type FunctionError } from "../runtime/errors";

/** The answer to a syscall as `runtime/bootstrap.js` reads it. */
export function valueReply(json: string): string {
  return `=${json}`;
}

export function reply(value: JSONValue): string {
  return `=${JSON.stringify(value)}`;
}

/** `data` must be convex JSON, not its text: the client library decodes it into the ConvexError. */
export function errorReply(message: string, data?: JSONValue): string {
  return `!${JSON.stringify(data === undefined ? { message } : { message, data })}`;
}

export function thrownReply(error: unknown): string {
  if (error instanceof ConvexError) {
    const data: Value = error.data;
    return errorReply(messageOf(error), convexToJson(data));
  }
  return errorReply(messageOf(error));
}

/** A failed nested function, as the caller's `catch` sees it. */
export function functionErrorReply(error: FunctionError): string {
  return errorReply(error.message, error.data === undefined ? undefined : JSON.parse(error.data));
}
