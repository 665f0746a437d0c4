/** How many stores one person may follow. A page of what is new reads the newest beat of each. */
export const FOLLOWS = { max: 200 } as const;
