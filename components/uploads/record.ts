import type { UploadPurpose } from "@/lib/domain/limits";

/** What is remembered of an upload, so that it can be taken up again after a reload. */
export interface UploadRecord {
  /** Whose it is and what for; one at a time. */
  id: string;
  owner: string;
  /** The place that waits for it, such as the form of a new beat. */
  slot: string;
  purpose: UploadPurpose;
  name: string;
  /** Bytes. */
  size: number;
  lastModified: number;
  /** Digest of the file's ends: the same file is known by it when it is chosen again. */
  print: string;
  /** Where the bytes go; signed by UploadThing. */
  url: string;
  /** When it was announced, ms. */
  begun: number;
  sent: number;
  state: "sending" | "paused" | "done";
  fileId: string | null;
}

const DATABASE = "backline-uploads";
const RECORDS = "records";
const FILES = "files";

/** Records, and the files themselves where the browser has room: then an upload goes on after a reload by itself. */
export interface UploadArchive {
  /** Null where the browser keeps nothing. */
  list(owner: string): Promise<UploadRecord[] | null>;
  save(record: UploadRecord): Promise<void>;
  keepFile(id: string, file: File): Promise<void>;
  file(id: string): Promise<File | null>;
  drop(id: string): Promise<void>;
  dropFile(id: string): Promise<void>;
}

/** In IndexedDB. Where a browser refuses it (a private window, no room), nothing is kept and uploads end with the page. */
export function browserArchive(): UploadArchive {
  let opened: Promise<IDBDatabase> | undefined;
  const open = () => (opened ??= openDatabase());
  const run = async <T>(store: string, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await open()).transaction(store, mode);
    const request = ask(transaction.objectStore(store));
    return await new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("The browser keeps nothing."));
    });
  };
  const quietly = async (work: Promise<unknown>) => void (await work.catch(() => undefined));
  return {
    list: async (owner) => {
      const all = await run<UploadRecord[]>(RECORDS, "readonly", (store) => store.getAll()).catch(() => null);
      return all && all.filter((record) => record.owner === owner);
    },
    save: (record) => quietly(run(RECORDS, "readwrite", (store) => store.put(record))),
    keepFile: (id, file) => quietly(roomFor(file.size).then((room) => (room ? run(FILES, "readwrite", (store) => store.put(file, id)) : undefined))),
    file: async (id) => {
      const kept: unknown = await run<unknown>(FILES, "readonly", (store) => store.get(id)).catch(() => null);
      return kept instanceof File ? kept : null;
    },
    drop: (id) => quietly(Promise.all([run(RECORDS, "readwrite", (store) => store.delete(id)), run(FILES, "readwrite", (store) => store.delete(id))])),
    dropFile: (id) => quietly(run(FILES, "readwrite", (store) => store.delete(id))),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECORDS, { keyPath: "id" });
      request.result.createObjectStore(FILES);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error ?? new Error("The browser keeps nothing."));
  });
}

/** A copy takes the file's size again; no browser is filled for it. */
async function roomFor(bytes: number): Promise<boolean> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return (quota - usage) / 4 > bytes;
}
