"use client";

import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { PREVIEW_TAG, shortestEvery, TAG_LOUDNESS } from "@/lib/domain/previewTag";
import { previewTag as words } from "@/strings/previewTag";
import { ChimeSample } from "./chime-sample";

type Tag = FunctionReturnType<typeof api.stores.previewTags.mine>;

type Said = { ok: boolean; words: string } | null;
type TagSettingsProps = { tag: Tag; /** How the last saving went; kept outside, because a saved tag starts these fields anew. */ said: Said; onSaid: (said: Said) => void };

/** Which of the two sounds, how often, how loud. */
export function TagSettings({ tag, said, onSaid }: TagSettingsProps) {
  const change = useMutation(api.stores.previewTags.change);
  const [useOwn, setUseOwn] = useState(tag.useOwn);
  const [every, setEvery] = useState(String(tag.everySeconds));
  const [loudness, setLoudness] = useState(tag.loudness);
  const [pending, setPending] = useState(false);
  const least = useOwn ? shortestEvery(tag.own?.durationMs ?? 0) : PREVIEW_TAG.every.min;
  const seconds = Number(every);
  const wrong = !Number.isInteger(seconds) || seconds < least || seconds > PREVIEW_TAG.every.max;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    setPending(true);
    try {
      await change({ useOwn, everySeconds: seconds, loudness, version: tag.version });
      onSaid({ ok: true, words: words.saved });
    } catch (error) {
      onSaid({ ok: false, words: `${words.failed} ${errorWords(error)}` });
    } finally {
      setPending(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)} className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={words.sound}>
          {(wiring) => (
            <Select value={useOwn ? "own" : "chime"} onValueChange={(value) => setUseOwn(value === "own")}>
              <SelectTrigger {...wiring}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                <SelectItem value="chime">{words.chime}</SelectItem>
                {tag.own && <SelectItem value="own">{words.own(tag.own.name, (tag.own.durationMs / 1000).toFixed(1))}</SelectItem>}
              </SelectContent>
            </Select>
          )}
        </Field>
        <Field label={words.every} hint={words.everyHint(least)} error={wrong ? words.everyProblem(least) : undefined}>
          {(wiring) => <Input {...wiring} inputMode="numeric" className="tabular-nums" value={every} onChange={(event) => setEvery(event.target.value)} />}
        </Field>
        <Field label={words.loudness}>
          {(wiring) => (
            <Select value={loudness} onValueChange={(value) => setLoudness(TAG_LOUDNESS.find((known) => known === value) ?? "normal")}>
              <SelectTrigger {...wiring}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {TAG_LOUDNESS.map((level) => (
                  <SelectItem key={level} value={level}>{words.levels[level]}</SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      </div>
      {!useOwn && <ChimeSample />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="secondary" pending={pending} disabled={wrong}>{words.save}</Button>
        <p role="status" className={said?.ok === false ? "text-sm text-danger-text" : "text-sm text-ink-soft"}>{said?.words}</p>
      </div>
    </form>
  );
}
