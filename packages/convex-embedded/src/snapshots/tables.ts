/** System tables of the app that hold how imports and exports stand, for the CLI to follow. */
export const IMPORTS_TABLE = "_snapshot_imports";
export const EXPORTS_TABLE = "_exports";
