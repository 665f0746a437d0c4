import { errorWords } from "@/lib/api-client";
import { UPLOAD_LIFE_MS, type UploadPurpose } from "@/lib/domain/limits";
import { transfer } from "@/strings/uploads";
import { fingerprint } from "./print";
import { RateMeter } from "./rate";
import { browserArchive, type UploadArchive, type UploadRecord } from "./record";
import { announce, received, send, TransferStopped } from "./wire";

/** An upload as the page shows it. */
export interface UploadView {
  slot: string;
  purpose: UploadPurpose;
  name: string;
  /** Bytes. */
  size: number;
  sent: number;
  /** `waiting`: the connection is away, it goes on by itself; `file-needed`: the browser kept no copy; `elsewhere`: another tab sends it. */
  phase: "preparing" | "sending" | "waiting" | "paused" | "file-needed" | "elsewhere" | "done" | "failed";
  /** Bytes per second, once it is known. */
  rate: number | null;
  /** What went wrong, or what to do. */
  words: string | null;
  fileId: string | null;
}

interface Job {
  record: UploadRecord;
  file: File | null;
  stop: AbortController;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 20_000;
/** Refusals in a row, without a byte arriving, that are taken for final. */
const PATIENCE = 6;
/** How far it was is only shown after a reload; where to go on, the storage says. */
const SAVE_EVERY_MS = 2_000;
const CHANNEL = "backline-uploads";

/**
 * All uploads of this tab. It lives outside the pages, so that walking through the studio does not stop them, and
 * writes down what is needed to go on after a reload.
 */
export class UploadDesk {
  private owner: string | null = null;
  private readonly jobs = new Map<string, Job>();
  private readonly preparing = new Map<string, AbortController>();
  private views: Readonly<Record<string, UploadView>> = {};
  private readonly listeners = new Set<() => void>();
  private channel: BroadcastChannel | null = null;

  private opened: () => void = () => undefined;
  /** A file may be dropped before the page knows whose it is. */
  private readonly ready = new Promise<void>((resolve) => {
    this.opened = resolve;
  });

  constructor(private readonly archive: UploadArchive) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = (): Readonly<Record<string, UploadView>> => this.views;

  /** Takes up what this person has begun before. */
  async openFor(owner: string): Promise<void> {
    if (this.owner === owner) return;
    this.owner = owner;
    this.views = {};
    this.channel ??= typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
    if (this.channel) this.channel.onmessage = () => void this.recall(owner);
    this.changed();
    await this.recall(owner);
    this.opened();
  }

  /** Begins an upload; one that was in its place is given up. */
  async start(slot: string, purpose: UploadPurpose, file: File): Promise<void> {
    await this.ready;
    const { owner } = this;
    if (owner === null) return;
    await this.cancel(slot);
    const id = `${owner}/${slot}`;
    const stop = new AbortController();
    this.preparing.set(slot, stop);
    const blank = { slot, purpose, name: file.name, size: file.size, sent: 0, rate: null, words: null, fileId: null };
    this.show({ ...blank, phase: "preparing" });
    try {
      const print = await fingerprint(file);
      const url = await announce(purpose, file);
      if (stop.signal.aborted) return;
      const record: UploadRecord = { id, owner, slot, purpose, name: file.name, size: file.size, lastModified: file.lastModified, print, url, begun: Date.now(), sent: 0, state: "sending", fileId: null };
      this.jobs.set(slot, { record, file, stop });
      await this.archive.save(record);
      this.channel?.postMessage(slot);
      void this.archive.keepFile(id, file);
      void this.transfer(slot);
    } catch (thrown) {
      if (!stop.signal.aborted) this.show({ ...blank, phase: "failed", words: thrown instanceof TransferStopped ? thrown.message : errorWords(thrown) });
    }
  }

  async pause(slot: string): Promise<void> {
    const job = this.jobs.get(slot);
    if (!job) return;
    job.record = { ...job.record, state: "paused" };
    job.stop.abort();
    this.showJob(job, "paused");
    await this.archive.save(job.record);
  }

  async resume(slot: string): Promise<void> {
    const job = this.jobs.get(slot);
    if (!job) return;
    job.record = { ...job.record, state: "sending" };
    await this.archive.save(job.record);
    job.file ??= await this.archive.file(job.record.id);
    if (job.file === null) return this.showJob(job, "file-needed");
    void this.transfer(slot);
  }

  /** The same file, chosen again; another one is refused and nothing is lost. */
  async offer(slot: string, file: File): Promise<void> {
    const job = this.jobs.get(slot);
    if (!job) return;
    if (file.size !== job.record.size || (await fingerprint(file)) !== job.record.print) {
      return this.showJob(job, "file-needed", transfer.anotherFile(file.name, job.record.name));
    }
    job.file = file;
    void this.archive.keepFile(job.record.id, file);
    await this.resume(slot);
  }

  /** Gives an upload up, or forgets one whose file has found its use. */
  async cancel(slot: string): Promise<void> {
    const job = this.jobs.get(slot);
    job?.stop.abort();
    // Forgotten before it is out of sight: whoever leaves the page then does not find it again.
    if (job) await this.archive.drop(job.record.id);
    this.letGo(slot);
    if (job) this.channel?.postMessage(slot);
  }

  private letGo(slot: string): void {
    this.jobs.get(slot)?.stop.abort();
    this.preparing.get(slot)?.abort();
    this.jobs.delete(slot);
    const { [slot]: gone, ...rest } = this.views;
    if (!gone) return;
    this.views = rest;
    this.changed();
  }

  private async recall(owner: string): Promise<void> {
    const records = await this.archive.list(owner);
    if (this.owner !== owner || records === null) return;
    const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name));
    for (const [slot, job] of this.jobs) {
      // Given up or begun anew in another tab.
      if (!records.some(({ id, begun }) => id === job.record.id && begun === job.record.begun)) this.letGo(slot);
    }
    for (const record of records) {
      const known = this.views[record.slot];
      if (known !== undefined && known.phase !== "elsewhere" && known.phase !== "file-needed") continue;
      if (Date.now() - record.begun > UPLOAD_LIFE_MS) {
        await this.archive.drop(record.id);
        continue;
      }
      this.jobs.get(record.slot)?.stop.abort();
      const job: Job = { record, file: null, stop: new AbortController() };
      this.jobs.set(record.slot, job);
      if (record.state === "done") this.showJob(job, "done");
      else if (record.state === "paused") this.showJob(job, "paused");
      else {
        if (held.has(lockOf(record))) this.showJob(job, "elsewhere");
        await this.resume(record.slot);
      }
    }
  }

  /** One tab sends an upload; another one waits for its lock, and takes over when that tab goes. */
  private async transfer(slot: string): Promise<void> {
    const job = this.jobs.get(slot);
    if (!job) return;
    job.stop = new AbortController();
    const { signal } = job.stop;
    const work = () => this.sendAll(job, signal);
    if (!navigator.locks) return await work();
    await navigator.locks.request(lockOf(job.record), { signal }, work).catch(() => undefined);
  }

  private async sendAll(job: Job, signal: AbortSignal): Promise<void> {
    const { file } = job;
    if (file === null) return;
    const meter = new RateMeter();
    let savedAt = performance.now();
    for (let failures = 0; !signal.aborted; ) {
      const before = job.record.sent;
      try {
        const from = Math.min(await received(job.record.url, signal), file.size);
        const onSent = (sent: number) => {
          if (signal.aborted) return;
          meter.note(performance.now(), sent);
          job.record = { ...job.record, sent };
          this.showJob(job, "sending", null, meter.rate());
          if (performance.now() - savedAt < SAVE_EVERY_MS) return;
          savedAt = performance.now();
          void this.archive.save(job.record);
        };
        onSent(from);
        const fileId = await send({ url: job.record.url, file, from, onSent, signal });
        return await this.finish(job, fileId);
      } catch (thrown) {
        if (signal.aborted) return;
        const problem = thrown instanceof TransferStopped ? thrown : new TransferStopped(transfer.stopped, false);
        failures = job.record.sent > before || !navigator.onLine ? 1 : failures + 1;
        if (!problem.passing || failures > PATIENCE) return this.showJob(job, "failed", problem.message);
        this.showJob(job, "waiting", null);
        await this.archive.save(job.record);
        await pauseUntilOnline(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)), signal);
      }
    }
  }

  private async finish(job: Job, fileId: string): Promise<void> {
    job.record = { ...job.record, state: "done", sent: job.record.size, fileId };
    this.showJob(job, "done");
    await this.archive.save(job.record);
    await this.archive.dropFile(job.record.id);
    this.channel?.postMessage(job.record.slot);
  }

  private showJob({ record }: Job, phase: UploadView["phase"], words: string | null = null, rate: number | null = null): void {
    const { slot, purpose, name, size, sent, fileId } = record;
    this.show({ slot, purpose, name, size, sent, fileId, phase, words, rate });
  }

  private show(view: UploadView): void {
    this.views = { ...this.views, [view.slot]: view };
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function lockOf({ id, begun }: UploadRecord): string {
  return `upload/${id}/${begun}`;
}

/** A while, or less when the connection comes back before. */
function pauseUntilOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

let desk: UploadDesk | undefined;

/** The desk of this tab. */
export function uploadDesk(): UploadDesk {
  desk ??= new UploadDesk(browserArchive());
  return desk;
}
