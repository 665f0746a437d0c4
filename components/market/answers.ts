import type { FoundBeats } from "./found-beats";

/** What was found at each address, for as long as the page lives: going back finds a list as it was left, at once. */
const KEPT = 40;
const answers = new Map<string, FoundBeats>();
const listeners = new Set<() => void>();

export function answerAt(address: string): FoundBeats | null {
  return answers.get(address) ?? null;
}

export function keepAnswer(address: string, found: FoundBeats): void {
  answers.delete(address);
  const [oldest] = answers.keys();
  if (answers.size >= KEPT && oldest !== undefined) answers.delete(oldest);
  answers.set(address, found);
  for (const listener of listeners) listener();
}

export function subscribeAnswers(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
