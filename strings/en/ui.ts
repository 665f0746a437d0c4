/** The few words that parts of the interface say by themselves, whichever room they stand in. */
export const button = { working: "Working" } as const;

export const dialog = { close: "Close" } as const;

export const field = { optional: "Optional" } as const;

export const listEnd = { more: "Load more" } as const;

/** Where what a press needs did not arrive. */
export const couldNotFetch = "The connection broke off. Check it, then press once more.";
