"use client";

import { useMutation } from "convex/react";
import { ImageUp } from "lucide-react";
import { useId, useState } from "react";
import { buttonVariants, Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { api } from "@/convex/_generated/api";
import { errorWords, putBytes } from "@/lib/api-client";
import type { StoreImage } from "@/lib/domain/storefront";
import { imageField as words } from "@/strings/studioStore";

type Props = { slot: StoreImage; label: string; hint: string; url: string | null };

/** One picture of the store: chosen, sent, and shown as our server made it. */
export function ImageField({ slot, label, hint, url }: Props) {
  const drop = useMutation(api.stores.images.drop);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  async function run(change: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await change();
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-4">
        <span className={cn("grid h-16 shrink-0 place-items-center overflow-hidden rounded-md border bg-sunken text-ink-faint", slot === "avatar" ? "w-16" : "w-32")}>
          {busy ? <Spinner label={words.working} /> : url === null ? <ImageUp aria-hidden className="size-5" /> : <img src={url} alt="" className="size-full object-cover" />}
        </span>
        <div className="grid min-w-0 gap-2">
          <p className="text-sm font-medium">{label}</p>
          <div className="flex flex-wrap gap-2">
            <label className={cn(buttonVariants({ variant: "secondary", size: "sm" }), "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal-text")}>
              {url === null ? words.choose : words.replace}
              <input
                type="file"
                accept="image/jpeg,image/png,image/webp"
                aria-label={words.chooseFor(label)}
                aria-describedby={id}
                disabled={busy}
                className="sr-only"
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  event.target.value = "";
                  if (file) void run(() => putBytes(`/api/studio/store/image/${slot}`, file));
                }}
              />
            </label>
            {url !== null && (
              <Button variant="ghost" size="sm" disabled={busy} onClick={() => void run(() => drop({ slot }))}>
                {words.remove}
              </Button>
            )}
          </div>
        </div>
      </div>
      <p id={id} className="text-sm text-ink-faint">{hint}</p>
      {problem && <p role="alert" className="text-sm text-danger-text">{problem}</p>}
    </div>
  );
}
