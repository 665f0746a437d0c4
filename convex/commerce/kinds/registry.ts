import { beatLicense } from "./beatLicense";
import type { Kind, ProductKind } from "./productKind";

const KINDS: Record<Kind, ProductKind> = {
  beat_license: beatLicense,
};

/** The kind's own knowledge. */
export function kindOf(kind: Kind): ProductKind {
  return KINDS[kind];
}
