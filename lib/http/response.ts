import type { z } from "zod";

/** A response that is no JSON: `run` builds the `Response` itself; this is what the API document says of it. */
export interface FileAnswer {
  kind: "file";
  contentType: string;
  description: string;
}

/** What a route answers with: a schema of its JSON, or something that is not JSON. */
export type AnswerSpec = z.ZodType | FileAnswer;

/** Bytes of a type: audio, a PDF, a download. */
export function fileResponse(contentType: string, description: string): FileAnswer {
  return { kind: "file", contentType, description };
}

export function isFileAnswer(spec: AnswerSpec): spec is FileAnswer {
  return "kind" in spec && spec.kind === "file";
}
