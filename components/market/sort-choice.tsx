import { type BeatSearch, SORTS } from "@/lib/domain/discovery";
import { sortChoice as words } from "@/strings/market";
import { classes } from "../ui/classes";
import { fieldLook } from "../ui/input";
import { sortShown } from "./controls";

/** The order of the list. The best match is only for a search in words. */
export function SortChoice({ search }: { search: BeatSearch }) {
  const wordless = search.words === "";
  return (
    <select aria-label={words.label} name="sort" defaultValue={sortShown(search)} className={classes(fieldLook, "h-10 px-2")}>
      <option value="" hidden={wordless} disabled={wordless}>
        {words.best}
      </option>
      {SORTS.map((sort) => (
        <option key={sort} value={sort}>
          {words.names[sort]}
        </option>
      ))}
    </select>
  );
}
