import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { BEAT_SORTS, type BeatSort } from "@/lib/domain/studioTable";
import { beatFilters as words } from "@/strings/studioBeats";

export const BEAT_STATES = ["draft", "published", "sold"] as const;
export type BeatFilter = { text: string; status: (typeof BEAT_STATES)[number] | "all"; sort: BeatSort };
export const EVERY_BEAT: BeatFilter = { text: "", status: "all", sort: "newest" };

/** What narrows the list of beats down, and its order. A search has an order of its own. */
export function BeatFilters({ filter, onChange }: { filter: BeatFilter; onChange: (filter: BeatFilter) => void }) {
  return (
    <div role="search" aria-label={words.label} className="grid grid-cols-2 gap-3 md:grid-cols-[minmax(0,1fr)_11rem_11rem]">
      <div className="col-span-2 grid gap-1 md:col-span-1">
        <Label htmlFor="beat-text">{words.text}</Label>
        <Input id="beat-text" type="search" maxLength={100} placeholder={words.textExample} value={filter.text} onChange={(event) => onChange({ ...filter, text: event.target.value })} />
      </div>
      <div className="grid min-w-0 gap-1">
        <Label htmlFor="beat-status">{words.state}</Label>
        <Select value={filter.status} onValueChange={(value) => onChange({ ...filter, status: BEAT_STATES.find((status) => status === value) ?? "all" })}>
          <SelectTrigger id="beat-status">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {(["all", ...BEAT_STATES] as const).map((status) => (
              <SelectItem key={status} value={status}>
                {words.states[status]}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <div className="grid min-w-0 gap-1">
        <Label htmlFor="beat-sort">{words.order}</Label>
        <Select disabled={filter.text.trim() !== ""} value={filter.sort} onValueChange={(value) => onChange({ ...filter, sort: BEAT_SORTS.find((sort) => sort === value) ?? "newest" })}>
          <SelectTrigger id="beat-sort">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {BEAT_SORTS.map((sort) => (
              <SelectItem key={sort} value={sort}>
                {words.orders[sort]}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
    </div>
  );
}
