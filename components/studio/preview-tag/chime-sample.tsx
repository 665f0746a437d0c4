"use client";

import { useEffect, useState } from "react";
import { synthesiseChime } from "@/lib/audio/chime";
import { monoWav } from "@/lib/audio/monoWav";
import { PREVIEW_TAG } from "@/lib/domain/previewTag";
import { previewTag as words } from "@/strings/previewTag";

/** Half of full scale: the chime alone is louder than it ever is under music. */
const SAMPLE_LEVEL = 0.5;

/** The chime to listen to, made here by the code that marks previews with it. */
export function ChimeSample() {
  const [url] = useState(() => {
    const sound = synthesiseChime(PREVIEW_TAG.sampleRate).map((sample) => sample * SAMPLE_LEVEL);
    return URL.createObjectURL(new Blob([monoWav(sound, PREVIEW_TAG.sampleRate)], { type: "audio/wav" }));
  });
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <audio controls src={url} aria-label={words.chime} className="w-full max-w-sm" />;
}
