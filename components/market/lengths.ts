import type { Range } from "@/lib/domain/discovery";
import { filterFields as words } from "@/strings/market";

/** Lengths as people mean them, each as an address writes it: seconds, both ends inside. */
export const LENGTHS = { "-119": words.lengths.to2, "120-180": words.lengths.from2, "181-240": words.lengths.from3, "241-": words.lengths.from4 } as const;

export function lengthOf({ min, max }: Range): string {
  return `${min ?? ""}-${max ?? ""}`;
}

export function isListedLength(range: Range): boolean {
  return lengthOf(range) in LENGTHS;
}
