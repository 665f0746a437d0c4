/** What stands on the checklist of a beat that is to go on sale; each names the field where it is seen to. */
export type ChecklistField = "title" | "master" | "tiers" | "bpm" | "key" | "moods" | "tags" | "description";

export type ChecklistItem = {
  field: ChecklistField;
  /** Without it the beat cannot go on sale; the rest only helps people to find it. */
  required: boolean;
  done: boolean;
  /** What is missing, in plain words. */
  message: string;
};

export type ChecklistFacts = {
  title: string;
  description: string;
  bpm: number | null;
  key: string | null;
  moods: readonly string[];
  tags: readonly string[];
  tiers: readonly { enabled: boolean }[];
  processing: { state: "pending" | "ready" | "failed"; error: string | null };
};

/** The whole list, required things first. The one rule for the page that shows it and the function that publishes. */
export function publishChecklist(beat: ChecklistFacts): ChecklistItem[] {
  const must = (field: ChecklistField, done: boolean, message: string) => ({ field, required: true, done, message });
  const helps = (field: ChecklistField, done: boolean, message: string) => ({ field, required: false, done, message });
  return [
    must("master", beat.processing.state === "ready", masterWords(beat.processing)),
    must("title", beat.title.trim() !== "", "Give the beat a title."),
    must("tiers", beat.tiers.some(({ enabled }) => enabled), "Enable at least one licence."),
    helps("bpm", beat.bpm !== null, "Say the tempo: many search by BPM."),
    helps("key", beat.key !== null, "Say the key: singers look for theirs."),
    helps("moods", beat.moods.length > 0, "Choose a mood or two."),
    helps("tags", beat.tags.length > 0, "Add tags people would search for."),
    helps("description", beat.description.trim() !== "", "Say in a line what it sounds like."),
  ];
}

/** What keeps a beat off sale. */
export function missingToPublish(beat: ChecklistFacts): { field: ChecklistField; message: string }[] {
  return publishChecklist(beat)
    .filter(({ required, done }) => required && !done)
    .map(({ field, message }) => ({ field, message }));
}

function masterWords({ state, error }: ChecklistFacts["processing"]): string {
  return state === "failed" ? (error ?? "The audio could not be processed.") : "The audio is still being processed.";
}
