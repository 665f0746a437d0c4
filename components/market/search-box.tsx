import { type BeatSearch, SEARCH_LIMITS } from "@/lib/domain/discovery";
import { searchBox } from "@/strings/market";
import { Icon } from "../ui/icon";
import { Input } from "../ui/input";

/** Words to look for. Finds while one types; without scripts its form is an ordinary one. */
export function SearchBox({ search, className }: { search: BeatSearch; className?: string }) {
  return (
    <div className={className}>
      <label className="relative block">
        <span className="sr-only">{searchBox.label}</span>
        <Icon name="search" className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
        <Input type="search" name="q" data-search defaultValue={search.words} maxLength={SEARCH_LIMITS.words} placeholder={searchBox.placeholder} autoComplete="off" className="pl-9" />
      </label>
    </div>
  );
}
