import { bookedFacts } from "@/strings/sales";

/** A booked fact in plain words. */
export function factWords(fact: string): string {
  return bookedFacts[fact] ?? fact;
}
