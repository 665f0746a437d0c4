"use client";

import { useEffect, useState } from "react";
import { Mic } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { errorWords } from "@/lib/api-client";
import { PREVIEW_TAG } from "@/lib/domain/previewTag";
import { previewTag as words } from "@/strings/previewTag";
import { sendTag } from "./send-tag";

const ACCEPT = ".wav,.wave,.aif,.aiff,.flac,.mp3,audio/*";

/** Takes a sound of the creator's own, to be heard before it is used. */
export function TagUpload({ known }: { known: boolean }) {
  const [chosen, setChosen] = useState<{ file: File; url: string } | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => () => void (chosen && URL.revokeObjectURL(chosen.url)), [chosen]);
  const choose = (file: File) => {
    const fits = file.size <= PREVIEW_TAG.maxBytes;
    setProblem(fits ? null : words.tooLarge);
    setChosen(fits ? { file, url: URL.createObjectURL(file) } : null);
  };
  const use = async (file: File) => {
    setPending(true);
    setProblem(null);
    try {
      await sendTag(file);
      setChosen(null);
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="grid gap-3">
      <FileDrop title={known ? words.again : words.upload} hint={words.uploadHint} icon={Mic} accept={ACCEPT} onFile={choose} />
      {problem !== null && <p role="alert" className="text-sm text-danger-text">{problem}</p>}
      {chosen && (
        <div className="grid gap-3 rounded-md border p-4">
          <p id="tag-listen" className="text-sm font-medium">{words.listen}</p>
          <audio controls src={chosen.url} aria-labelledby="tag-listen" className="w-full" />
          <div className="flex flex-wrap gap-2">
            <Button pending={pending} onClick={() => void use(chosen.file)}>{words.use}</Button>
            <Button variant="ghost" onClick={() => setChosen(null)}>{words.leave}</Button>
          </div>
        </div>
      )}
    </div>
  );
}
