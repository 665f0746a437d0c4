export { DataDirectoryBroken, DataDirectoryInUse } from "./errors";
export { Store, type Entry, type Posting, type RowNumber, type StoredRow } from "./store";
export { StoreSnapshot } from "./snapshot";
