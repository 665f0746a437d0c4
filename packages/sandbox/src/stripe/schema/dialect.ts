/** The part of JSON Schema (draft-07) that the extracted Stripe types need, plus two notes of our own. */
export interface Schema {
  $ref?: string;
  type?: "string" | "number" | "boolean" | "null" | "array" | "object";
  const?: string | number | boolean;
  enum?: string[];
  anyOf?: Schema[];
  not?: Schema;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  /** `object` names of what an id in this place can be expanded to, whether the sandbox serves it or not. */
  "x-expand"?: string[];
}

/** Contents of `schema.json`. */
export interface SchemaFile {
  /** The SDK's pinned API version; what the sandbox answers in `stripe-version`. */
  apiVersion: string;
  objects: Record<string, Schema>;
  params: Record<string, Schema>;
  definitions: Record<string, Schema>;
}

export const DEFINITIONS = "#/definitions/";
