"use client";

import { useMutation } from "convex/react";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { api } from "@/convex/_generated/api";
import { zonedMoment } from "@/lib/domain/zonedMoment";
import { release as words } from "@/strings/release";
import type { EditableBeat } from "./editing";
import { ReleaseForm } from "./release-form";

type ReleasePanelProps = {
  beat: EditableBeat;
  blocked: boolean;
  pending: boolean;
  /** Saves what is typed, then makes the change and says what went wrong. Whether it was made. */
  act: (change: () => Promise<unknown>) => Promise<boolean>;
};

/** When a draft goes on sale by itself: choosing it, changing it, calling it off, and why it did not happen. */
export function ReleasePanel({ beat, blocked, pending, act }: ReleasePanelProps) {
  const schedule = useMutation(api.beats.releases.schedule);
  const cancel = useMutation(api.beats.releases.cancel);
  const [open, setOpen] = useState(false);
  const { beatId, release } = beat;
  const moment = release && zonedMoment(release.at, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const callOff = async () => void (await act(async () => await cancel({ beatId })));
  const plan = async (at: number, timeZone: string) => {
    if (await act(async () => await schedule({ beatId, at, timeZone }))) setOpen(false);
  };
  return (
    <>
      {release?.state === "waiting" && <Alert role="status" title={words.waiting}>{words.waits(moment ?? "")}</Alert>}
      {release?.state === "missed" && (
        <Alert tone="danger" title={words.missed}>
          {words.missedAt(moment ?? "")}
          <ul className="mt-2 list-disc pl-5">
            {release.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Alert>
      )}
      {open ? (
        <ReleaseForm at={release?.state === "waiting" ? release.at : null} pending={pending} onSchedule={(at, timeZone) => void plan(at, timeZone)} onClose={() => setOpen(false)} />
      ) : (
        <Button variant="secondary" disabled={blocked} onClick={() => setOpen(true)}>
          <CalendarClock aria-hidden /> {release?.state === "waiting" ? words.change : words.open}
        </Button>
      )}
      {release !== null && !open && (
        <Button variant="ghost" pending={pending} onClick={() => void callOff()}>
          {release.state === "waiting" ? words.cancel : words.putAway}
        </Button>
      )}
    </>
  );
}
