import { type Letter, transmit } from "../transmit";
import type { Attempt, Signer } from "../types";
import { type DeliveryEffect, type DeliveryRule, hitOf } from "./rule";

/**
 * Carries one delivery to the product, as a rule wants it to go wrong.
 * @param copies how many more times it arrives at the same moment
 * @returns the attempt that counts, then those of the copies
 */
export async function carry(letter: Letter, sign: Signer, rule: DeliveryRule | null, copies: number): Promise<[Attempt, ...Attempt[]]> {
  const fault = rule === null ? {} : { fault: hitOf(rule) };
  if (rule?.effect.kind === "drop") return [{ ...nothingArrived(letter.at, "Dropped on the way: the product has seen nothing of it"), ...fault }];
  const headers = signed(letter, sign, rule?.effect);
  const extra = copies + (rule?.effect.kind === "duplicate" ? rule.effect.copies : 0);
  const send = () => transmit(letter, headers);
  const [first, ...others] = await Promise.all([send(), ...Array.from({ length: extra }, send)]);
  return [{ ...first, ...fault }, ...others.map((copy): Attempt => ({ ...copy, copy: true, ...fault }))];
}

/** An attempt of which the product knows nothing. */
export function nothingArrived(at: number, error: string): Attempt {
  return { at, status: null, error, durationMs: 0 };
}

/** Receivers compare the timestamp with their own clock, which is the machine's and not ours. */
function signed({ eventId, body }: Letter, sign: Signer, effect: DeliveryEffect | undefined): Record<string, string> {
  const age = effect?.kind === "stale_timestamp" ? effect.ageMs : 0;
  const timestampSeconds = Math.floor((Date.now() - age) / 1000);
  // A signature of the right form and key, for other bytes than those that arrive: what a forger can get hold of.
  return sign({ id: eventId, body: effect?.kind === "bad_signature" ? `${body}\n` : body, timestampSeconds });
}
