import { v, type VLiteral, type VUnion } from "convex/values";

/** A validator for one of a closed list of words, made from the list in `lib/domain`. */
export function oneOf<const Words extends readonly string[]>(words: Words): VUnion<Words[number], VLiteral<Words[number]>[]> {
  return v.union(...words.map((word: Words[number]) => v.literal(word)));
}
