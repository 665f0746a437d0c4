import { beatLicense } from "./beatLicense";
import { beatUpgrade } from "./beatUpgrade";
import type { Kind, ProductKind } from "./productKind";

const KINDS: Record<Kind, ProductKind> = {
  beat_license: beatLicense,
  beat_upgrade: beatUpgrade,
};

/** The kind's own knowledge. */
export function kindOf(kind: Kind): ProductKind {
  return KINDS[kind];
}
