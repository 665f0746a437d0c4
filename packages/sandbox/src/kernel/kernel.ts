import { join } from "node:path";
import { createBlobs } from "./blobs";
import { createClock, type OwnedClock } from "./clock";
import { createJournalStore } from "./journal";
import { createOutbox, type OwnedOutbox } from "./outbox";
import type { Kernel } from "./types";

export interface OwnedKernel extends Kernel {
  readonly clock: OwnedClock;
  readonly outbox: OwnedOutbox;
  close(): void;
}

export interface KernelOptions {
  origin: string;
  appOrigin: string;
  webhookOrigin: string;
  /** Null keeps everything in memory. */
  dataDir: string | null;
  secret: Kernel["secret"];
  onError: (error: unknown) => void;
}

/** Builds what the providers stand on, from what the data directory holds. */
export function createKernel({ origin, appOrigin, webhookOrigin, dataDir, secret, onError }: KernelOptions): OwnedKernel {
  const journals = createJournalStore(dataDir === null ? null : join(dataDir, "journal"));
  const clock = createClock(dataDir, onError);
  const outbox = createOutbox(journals, clock, onError);
  return {
    origin,
    appOrigin,
    webhookOrigin,
    clock,
    outbox,
    secret,
    blobs: createBlobs(dataDir),
    journal: (provider, apply) => journals.open(provider, apply),
    close() {
      clock.close();
      outbox.close();
      journals.close();
    },
  };
}
