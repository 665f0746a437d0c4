import type { Id } from "@/convex/_generated/dataModel";
import { followButton as words } from "@/strings/followButton";
import { createMarks } from "../marks/marks";

/** The ids that come here are those of stores that the server sent. */
const isStore = (id: string): id is Id<"stores"> => id !== "";

const marks = createMarks({
  load: async (ask) => await ask.query((api) => api.follows.queries.ids, {}),
  send: async (ask, id, on) => {
    if (isStore(id)) await ask.mutation((api) => api.follows.mutations.set, { storeId: id, following: on });
  },
});

/** The stores that whoever is looking follows. */
export const followed = { marks, words: { added: words.added, failed: words.failed } } as const;
