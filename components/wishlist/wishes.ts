import type { Id } from "@/convex/_generated/dataModel";
import { wishButton } from "@/strings/wishButton";
import { createMarks } from "../marks/marks";

/** The ids that come here are those of beats that the server sent. */
const isBeat = (id: string): id is Id<"beats"> => id !== "";

const marks = createMarks({
  load: async (ask) => await ask.query((api) => api.wishlist.queries.ids, {}),
  send: async (ask, id, on) => {
    if (isBeat(id)) await ask.mutation((api) => api.wishlist.mutations.set, { beatId: id, wished: on });
  },
});

/** The beats that whoever is looking has saved. */
export const wishes = { marks, words: { added: wishButton.added, failed: wishButton.failed } } as const;
