import { Search } from "lucide-react";
import { SEARCH_LIMITS } from "@/lib/domain/discovery";
import { creatorSearch } from "@/strings/creators";
import { Input } from "../ui/input";

/** Looks a store up by name. An ordinary form: it works before any script has arrived. */
export function CreatorSearch({ words }: { words: string }) {
  return (
    <form role="search" action="/creators">
      <label className="relative block">
        <span className="sr-only">{creatorSearch.label}</span>
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
        <Input key={words} type="search" name="q" defaultValue={words} maxLength={SEARCH_LIMITS.words} placeholder={creatorSearch.placeholder} autoComplete="off" className="pl-9" />
      </label>
    </form>
  );
}
