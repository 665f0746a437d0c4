import type { Kernel } from "../kernel/types";

export type Acl = "public-read" | "private";

/** A stored file. `uploadedAt` is in ms of the sandbox's clock, `md5` is UploadThing's `fileHash`. */
export interface StoredFile {
  key: string;
  name: string;
  size: number;
  type: string;
  customId: string | null;
  acl: Acl;
  contentDisposition: "inline" | "attachment";
  /** The file route it came through; null for a server-side upload. */
  slug: string | null;
  sha256: string;
  md5: string;
  uploadedAt: number;
}

/** What the product has registered for an upload before its bytes arrive. */
export interface Registration {
  metadata: Record<string, unknown>;
  callbackUrl: string;
  callbackSlug: string;
  awaitServerData: boolean;
}

/** What the product's `onUploadComplete` has returned for a file, or the error it reported. */
export interface CallbackResult {
  data: unknown;
  error: string | null;
}

type FileEntry =
  | { type: "registered"; keys: string[]; registration: Registration }
  | { type: "stored"; file: StoredFile }
  | { type: "answered"; key: string; result: CallbackResult }
  | { type: "renamed"; key: string; name: string }
  | { type: "shared"; key: string; acl: Acl }
  | { type: "deleted"; key: string };

export interface FileStore {
  get(key: string): StoredFile | undefined;
  byCustomId(customId: string): StoredFile | undefined;
  /** Newest last. */
  list(): readonly StoredFile[];
  registration(key: string): Registration | undefined;
  result(key: string): CallbackResult | undefined;
  register(keys: string[], registration: Registration): void;
  store(file: StoredFile): void;
  answer(key: string, result: CallbackResult): void;
  rename(key: string, name: string): void;
  share(key: string, acl: Acl): void;
  /** Forgets a file, and its bytes unless another file has the same. @returns whether there was one. */
  delete(key: string): boolean;
  /** Waits until `read` finds something for the key, at most `ms` of real time. */
  waitFor<T>(read: () => T | undefined, ms: number): Promise<T | undefined>;
}

/** Files and what is known of their uploads, kept in the journal `uploadthing`. */
export function createFileStore(kernel: Kernel): FileStore {
  const files = new Map<string, StoredFile>();
  const registrations = new Map<string, Registration>();
  const results = new Map<string, CallbackResult>();
  const watchers = new Set<() => void>();

  const snapshot = () => [
    ...[...registrations].map(([key, registration]): FileEntry => ({ type: "registered", keys: [key], registration })),
    ...[...files.values()].map((file): FileEntry => ({ type: "stored", file })),
    ...[...results].map(([key, result]): FileEntry => ({ type: "answered", key, result })),
  ];
  const journal = kernel.journal<FileEntry>(
    "uploadthing",
    (entry) => {
      apply(entry);
      for (const watch of [...watchers]) watch();
    },
    snapshot,
  );

  function apply(entry: FileEntry): void {
    if (entry.type === "registered") for (const key of entry.keys) registrations.set(key, entry.registration);
    else if (entry.type === "stored") files.set(entry.file.key, entry.file);
    else if (entry.type === "answered") results.set(entry.key, entry.result);
    else if (entry.type === "deleted") forget(entry.key);
    else change(entry);
  }

  function forget(key: string): void {
    files.delete(key);
    registrations.delete(key);
    results.delete(key);
  }

  function change(entry: Extract<FileEntry, { type: "renamed" | "shared" }>): void {
    const file = files.get(entry.key);
    if (file === undefined) return;
    if (entry.type === "renamed") file.name = entry.name;
    else file.acl = entry.acl;
  }

  return {
    get: (key) => files.get(key),
    byCustomId: (customId) => [...files.values()].find((file) => file.customId === customId),
    list: () => [...files.values()],
    registration: (key) => registrations.get(key),
    result: (key) => results.get(key),
    register: (keys, registration) => journal.record({ type: "registered", keys, registration }),
    store: (file) => journal.record({ type: "stored", file }),
    answer: (key, result) => journal.record({ type: "answered", key, result }),
    rename: (key, name) => journal.record({ type: "renamed", key, name }),
    share: (key, acl) => journal.record({ type: "shared", key, acl }),
    delete(key) {
      const file = files.get(key);
      if (file === undefined) return false;
      journal.record({ type: "deleted", key });
      if (![...files.values()].some(({ sha256 }) => sha256 === file.sha256)) kernel.blobs.delete(file.sha256);
      return true;
    },
    waitFor(read, ms) {
      const known = read();
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve) => {
        const settle = (value: ReturnType<typeof read>) => {
          watchers.delete(watch);
          clearTimeout(timer);
          resolve(value);
        };
        const watch = () => {
          const found = read();
          if (found !== undefined) settle(found);
        };
        const timer = setTimeout(() => settle(undefined), ms).unref();
        watchers.add(watch);
      });
    },
  };
}
