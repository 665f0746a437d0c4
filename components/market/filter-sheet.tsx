"use client";

import { type BeatSearch, EVERYTHING, narrowings } from "@/lib/domain/discovery";
import { filterSheet as words } from "@/strings/market";
import { Button } from "../ui/button";
import { Dialog, DialogContent } from "../ui/dialog";
import { FilterFields } from "./filter-fields";

type FilterSheetProps = { search: BeatSearch; onChange: (search: BeatSearch) => void; open: boolean; onOpenChange: (open: boolean) => void; /** What the list holds now, in words. */ count: string };

/** The filters on a phone. Each change shows in the list behind it and in the count on its button. */
export default function FilterSheet({ search, onChange, open, onOpenChange, count }: FilterSheetProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={words.title}>
        <FilterFields search={search} onChange={onChange} className="grid-cols-2" />
        <div className="flex gap-2 pt-6">
          {narrowings(search).length > 0 && (
            <Button variant="secondary" onClick={() => onChange({ ...EVERYTHING, words: search.words, sort: search.sort })}>
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
