/** How often a property is tried: a seeded sample in `npm test`, the full size in `npm run test:deep`. */
export const effort = (usual: number, deep: number) => (process.env.BACKLINE_DEEP ? deep : usual);
