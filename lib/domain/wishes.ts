/** How many beats one person may keep on their wishlist. A page loads the ids of all of them at once. */
export const WISHES = { max: 500 } as const;
