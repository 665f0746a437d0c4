import { randomBytes } from "node:crypto";
import type { SourceMaps } from "./sourceMaps";

/** What a realm tells about a thrown value. Only text leaves the realm. */
export interface ThrownReport {
  name: string;
  message: string;
  stack: string;
  /** JSON text of the data of a ConvexError. */
  data?: string;
  /** The thrown value itself, where function and host share a realm. */
  thrown?: unknown;
}

/** A failed function, in the words clients see. */
export interface FunctionError {
  /** Without the `[Request ID: …] Server Error` head, which is added once, at the wire. */
  message: string;
  /** JSON text of the data of a ConvexError. */
  data?: string;
  /** The thrown value itself; never leaves its thread. */
  thrown?: unknown;
}

/** Convex's text of an exception: head line, then frames of the developer's files. */
export function describeThrown(report: ThrownReport, maps: Pick<SourceMaps, "frames">): FunctionError {
  // In a test the error itself goes on, with the words it was thrown with.
  const head = "thrown" in report ? report.message : uncaught(report);
  const frames = maps.frames(report.stack);
  const message = frames.length === 0 ? head : `${head}\n${frames.join("\n")}\n`;
  return { message, ...(report.data === undefined ? {} : { data: report.data }), ...("thrown" in report ? { thrown: report.thrown } : {}) };
}

function uncaught({ name, message }: ThrownReport): string {
  return ["Uncaught", [name, message].filter((part) => part !== "").join(": ")].join(" ").trimEnd();
}

/** What V8 calls a thrown value that is no error: it is shown in place of name and message. Runs no code of its own classes. */
export function thrownText(value: unknown): string {
  if (typeof value === "function") {
    const source = Function.prototype.toString.call(value);
    return source.length <= MAX_SOURCE ? source : `${source.slice(0, MAX_SOURCE - 17)}...<omitted>...${source.slice(-2)}`;
  }
  if (typeof value !== "object" || value === null) return String(value);
  try {
    const owner = ownerOf(value, "toString");
    // Only the ancestor of all objects has no prototype: this one has no words of its own.
    if (owner === null || Object.getPrototypeOf(owner) !== null) return Object.prototype.toString.call(value);
    const made: unknown = Object.getOwnPropertyDescriptor(ownerOf(value, "constructor") ?? {}, "constructor")?.value;
    return `#<${typeof made === "function" && made.name !== "" ? made.name : "Object"}>`;
  } catch {
    return "unprintable value";
  }
}

const MAX_SOURCE = 128;

function ownerOf(value: object, key: string): object | null {
  for (let at: unknown = value; typeof at === "object" && at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, key)) return at;
  }
  return null;
}

/** An error of the host that a developer caused and may read, such as a validation failure. */
export class DeveloperError extends Error {
  override readonly name = "DeveloperError";
}

const ID_DIGITS = 16;
/** Hexadecimal digits not yet used: asking for randomness costs the same for one id as for many. */
let digits = "";
let used = 0;

/** A new id in the form clients print: 16 hexadecimal digits. */
export function newRequestId(): string {
  if (used === digits.length) {
    digits = randomBytes(ID_DIGITS * 256).toString("hex");
    used = 0;
  }
  used += ID_DIGITS;
  return digits.slice(used - ID_DIGITS, used);
}

/** The `errorMessage` that clients receive; an error whose words were redacted has none. */
export function wireMessage(error: FunctionError): string {
  const head = `[Request ID: ${newRequestId()}] Server Error`;
  return error.message === "" ? head : `${head}\n${error.message.replace(/\n?$/, "\n")}`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
