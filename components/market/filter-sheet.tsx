"use client";

import { useEffect, useRef } from "react";
import { type BeatSearch, beatsPath, EVERYTHING, narrowings } from "@/lib/domain/discovery";
import { filterSheet as words } from "@/strings/market";
import { Button } from "../ui/button";
import { Dialog, DialogContent } from "../ui/dialog";
import { readControls, showControls } from "./controls";
import { FilterFields } from "./filter-fields";
import { go, searchAt } from "./use-beat-search";

type FilterSheetProps = { search: BeatSearch; open: boolean; onOpenChange: (open: boolean) => void; /** What the list holds now, in words. */ count: string };

/** The filters on a phone. Each change shows in the list behind it and in the count on its button. */
export default function FilterSheet({ search, open, onOpenChange, count }: FilterSheetProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={words.title}>
        <Fields search={search} />
        <div className="flex gap-2 pt-6">
          {narrowings(search).length > 0 && (
            <Button variant="secondary" onClick={() => go({ ...EVERYTHING, words: search.words, sort: search.sort })}>
              {words.clear}
            </Button>
          )}
          <Button className="flex-1" onClick={() => onOpenChange(false)}>
            <span aria-live="polite">{words.show(count)}</span>
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Fields({ search }: { search: BeatSearch }) {
  const form = useRef<HTMLFormElement>(null);
  const address = beatsPath(search);
  useEffect(() => {
    const fields = form.current;
    if (fields === null) return;
    showControls(fields, searchAt(address));
    // React calls every letter a change; the browser, what one has settled on.
    const settled = () => {
      const said = readControls(fields, searchAt(address));
      showControls(fields, said);
      go(said);
    };
    fields.addEventListener("change", settled);
    return () => fields.removeEventListener("change", settled);
  }, [address]);
  return (
    <form ref={form} onSubmit={(event) => event.preventDefault()}>
      <FilterFields search={search} className="grid-cols-2" />
    </form>
  );
}
