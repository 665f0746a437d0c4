import { join } from "node:path";
import { createBlobs } from "./blobs";
import { createClock, type OwnedClock } from "./clock";
import { createFaults, type Faults } from "./faults/faults";
import { createJournalStore } from "./journal";
import { createOutbox, type OwnedOutbox } from "./outbox";
import type { Kernel } from "./types";

export interface OwnedKernel extends Kernel {
  readonly clock: OwnedClock;
  readonly outbox: OwnedOutbox;
  readonly faults: Faults;
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
  const faults = createFaults(journals, clock);
  const outbox = createOutbox(journals, clock, faults, onError);
  return {
    origin,
    appOrigin,
    webhookOrigin,
    clock,
    outbox,
    faults,
    secret,
    blobs: createBlobs(dataDir),
    journal: (provider, apply, snapshot) => journals.open(provider, apply, snapshot),
    close() {
      clock.close();
      outbox.close();
      journals.close();
    },
  };
}
