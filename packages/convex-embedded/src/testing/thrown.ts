import { ConvexError, jsonToConvex } from "convex/values";
import { messageOf, type FunctionError, type ThrownReport } from "../runtime/errors";
import { withValidatorWords } from "./validatorWords";

/** What a function threw, for the engine; `invokeQuery` and its like have made text of a ConvexError's data. */
export function reportOf(thrown: unknown): ThrownReport {
  if (!(thrown instanceof Error)) return { name: "Error", message: messageOf(thrown), stack: "", thrown };
  const data: unknown = thrown instanceof ConvexError ? thrown.data : undefined;
  return { name: thrown.name, message: thrown.message, stack: "", thrown, ...(typeof data === "string" ? { data } : {}) };
}

/** The error a test sees: what its function threw, with the stack that leads there; ConvexError data as it left the function. */
export function errorOf({ message, data, thrown }: FunctionError): unknown {
  if (data !== undefined) {
    const error = new ConvexError(jsonToConvex(JSON.parse(data)));
    if (thrown instanceof Error && thrown.stack !== undefined) error.stack = thrown.stack;
    return error;
  }
  return thrown ?? new Error(withValidatorWords(message));
}
