/** What is wrong with an imported file, in Convex's words; the developer sees it. */
export class ImportError extends Error {}
