"use client";

import { AudioLines } from "lucide-react";
import { Button } from "@/components/ui/button";
import { heard as words } from "@/strings/beatDesk";
import type { BeatDetails } from "./beat-details";
import type { EditableBeat } from "./edit/editing";

type Props = { heard: EditableBeat["heard"]; details: BeatDetails; onChange: (details: BeatDetails) => void };

/** Tempo and key as they were heard in the master, to be taken or left. What the creator wrote is never changed by itself. */
export function Heard({ heard, details, onChange }: Props) {
  if (heard === null || (heard.tempo === null && heard.key === null)) return null;
  const { tempo, key } = heard;
  const tempi = tempo === null ? [] : [tempo.bpm, tempo.also].filter((bpm) => bpm >= 40 && bpm <= 240);
  const offerTempo = tempi.length > 0 && !tempi.some((bpm) => String(bpm) === details.bpm.trim());
  const offerKey = key !== null && details.key !== key.key;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-raised px-4 py-3 text-sm">
      <AudioLines aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <p className="grow tabular-nums">{heardWords(heard)}</p>
      <div className="flex flex-wrap gap-2">
        {offerTempo &&
          tempi.map((bpm) => (
            <Button key={bpm} type="button" size="sm" variant="secondary" onClick={() => onChange({ ...details, bpm: String(bpm) })}>
              {words.useTempo(bpm)}
            </Button>
          ))}
        {offerKey && (
          <Button type="button" size="sm" variant="secondary" onClick={() => onChange({ ...details, key: key.key })}>
            {words.useKey(key.key)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** "We hear 140 BPM and probably F minor." */
export function heardWords({ tempo, key }: NonNullable<EditableBeat["heard"]>): string {
  const parts: string[] = [];
  if (tempo !== null) parts.push(words.tempo(tempo.bpm, sureness(tempo.confidence)));
  if (key !== null) parts.push(words.key(key.key, sureness(key.confidence)));
  return words.hear(parts);
}

function sureness(confidence: number): "sure" | "probably" | "perhaps" {
  if (confidence >= 0.5) return "sure";
  return confidence >= 0.25 ? "probably" : "perhaps";
}
