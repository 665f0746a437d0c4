import { z } from "zod";
import { GENRES, MOODS, MUSICAL_KEYS } from "../../lib/domain/taxonomy";
import type { House } from "../house/house";
import { stockShop } from "./shop";

const BATCH = 200;
const START = Date.UTC(2024, 0, 1);
const SYLLABLES = ["ba", "cor", "del", "fen", "gra", "hol", "jun", "kel", "lum", "mor", "nor", "pel", "quin", "ros", "sil", "tam", "vel", "wyn", "yar", "zen"];

/** Beats that share a word: as many find each other in a small shop as in a large one. */
const SHARING = 40;

/** A word that every twentieth beat has: it is found more often the larger the shop. */
export const COMMON_WORD = "evergreen";
const COMMON_EVERY = 20;

/** The word that the beats of one group share: longer than the others, so that nothing else has it. */
export function sharedWord(group: number): string {
  return [8_000, 400, 20, 1].map((place) => SYLLABLES[Math.floor(group / place) % SYLLABLES.length]).join("");
}

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Puts `size` beats on sale: one made through the product's own doors, the rest copies of it under other words. */
export async function fillShop(house: House, size: number): Promise<void> {
  await stockShop(house, { beats: 1, buyers: 0 });
  const beatId = await firstBeat(house);
  const pick = numbers(7);
  const of = <Word>(words: readonly Word[]): Word => words[pick(words.length)] ?? fail();
  const word = () => of(SYLLABLES) + of(SYLLABLES) + of(SYLLABLES);
  for (let made = 1; made < size; made += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, size - made) }, (_, at) => ({
      slug: `copy-${made + at}`, title: `${word()} ${sharedWord(Math.floor((made + at) / SHARING))}`, genre: of(GENRES), bpm: 70 + pick(100), key: of(MUSICAL_KEYS), moods: [of(MOODS)], tags: [(made + at) % COMMON_EVERY === 0 ? COMMON_WORD : word()],
      price: 1_000 + 100 * pick(90), publishedAt: START + (made + at) * 60_000,
    }));
    await run(house, "beats/scale:copies", { beatId, of: batch });
  }
}

const answer = z.object({ value: z.object({ page: z.array(z.object({ beatId: z.string() })) }) });

async function firstBeat(house: House): Promise<string> {
  const { value } = answer.parse(await run(house, "beats/queries:list", { paginationOpts: { numItems: 1, cursor: null } }));
  return value.page[0]?.beatId ?? fail();
}

async function run({ convex }: House, path: string, args: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`${convex.url}/api/function`, {
    method: "POST",
    headers: { authorization: `Convex ${convex.adminKey}`, "content-type": "application/json" },
    body: JSON.stringify({ path, args, format: "json" }),
  });
  const body: unknown = await response.json();
  if (!response.ok || !z.object({ status: z.literal("success") }).safeParse(body).success) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body).slice(0, 400)}`);
  return body;
}

function fail(): never {
  throw new Error("There is nothing to choose from.");
}
