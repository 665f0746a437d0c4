import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { TierType } from "../../../lib/domain/beatTiers";
import { stored, work, type Backend, type creator } from "./backend";

type Creator = Awaited<ReturnType<typeof creator>>;

export const ALL_TIERS = [
  { tierType: "basic", enabled: true, price: 2_500 },
  { tierType: "premium", enabled: true, price: 7_500 },
  { tierType: "exclusive", enabled: true, price: 50_000 },
] as const;

export const BEAT = {
  title: "Night Bus",
  description: "Slow and wide.",
  genre: "trap",
  bpm: 140,
  key: "F minor",
  moods: ["dark"],
  tags: ["808"],
} as const;

let uploads = 0;

/** A finished upload of a creator. */
export async function upload({ service }: Backend, who: Pick<Creator, "mutation">, size = 1_000): Promise<{ fileId: Id<"files">; key: string }> {
  const file = { name: "night-bus.wav", size, contentType: "audio/wav" };
  const { fileId } = await who.mutation(api.files.mutations.begin, { purpose: "beat_master", ...file });
  uploads += 1;
  const key = `ut_key_${uploads}`;
  await service.mutation(api.files.mutations.finish, { fileId, key, ...file });
  return { fileId, key };
}

/** A draft whose master was not processed yet. */
export async function draft(house: Backend, who: Creator, tiers: readonly { tierType: TierType; enabled: boolean; price: number }[] = ALL_TIERS) {
  const { fileId } = await upload(house, who);
  return await who.mutation(api.beats.mutations.create, {
    ...BEAT,
    moods: [...BEAT.moods],
    tags: [...BEAT.tags],
    masterFileId: fileId,
    tiers: [...tiers],
  });
}

/** What the audio worker reports of a sound WAV. */
export async function processed(house: Backend) {
  return {
    ok: true as const,
    sha256: "ab".repeat(32),
    container: "wav",
    durationMs: 90_000,
    sampleRate: 44_100,
    bitDepth: 24,
    channels: 2,
    peaks: [0, 128, 255],
    preview: await stored(house, "preview"),
    mp3: await stored(house, "mp3"),
  };
}

/** A beat on sale. */
export async function onSale(house: Backend, who: Creator, tiers: readonly { tierType: TierType; enabled: boolean; price: number }[] = ALL_TIERS) {
  const beat = await draft(house, who, tiers);
  await work(house, "beat.process", async () => await processed(house));
  await who.mutation(api.beats.mutations.publish, { beatId: beat.beatId });
  return beat;
}
